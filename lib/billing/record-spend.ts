import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'

/** Subtotals of statements by service and business system, kept so that no page adds up lines. */
export async function recordSpend(tx: Ctx, statements: readonly { id: string }[]): Promise<void> {
  const ids = sql`any(${sql.param(statements.map(({ id }) => id))}::uuid[])`
  await tx.db.execute(sql`
    delete from spend s using statement st
    where st.id = ${ids} and s.agency_id = st.agency_id and s.period = st.month`)
  await tx.db.execute(sql`
    insert into spend (agency_id, period, service_id, business_system_id, amount_fen)
    select st.agency_id, st.month, l.service_id, l.business_system_id, sum(l.amount_fen)
    from statement st join charge_line l on l.agency_id = st.agency_id and l.statement_id = st.id
    where st.id = ${ids} and st.state <> 'void'
    group by st.agency_id, st.month, l.service_id, l.business_system_id`)
}

import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { recordAllBilled } from '@/lib/quota/record-billed'

/** Tells every budget what the statements of its orders bill; the opposite sign takes it back. */
export async function bill(
  tx: Ctx,
  statements: readonly { id: string }[],
  sign: 1n | -1n = 1n,
): Promise<void> {
  const { rows } = await tx.db.execute<{ agencyId: string; budgetId: string; fen: string }>(sql`
    select o.agency_id as "agencyId", o.budget_id as "budgetId", sum(c.amount_fen)::text as fen
    from charge_line c join order_line l on l.id = c.order_line_id join "order" o on o.id = l.order_id
    where c.statement_id = any(${sql.param(statements.map(({ id }) => id))}::uuid[]) and o.budget_id is not null
    group by 1, 2`)
  await recordAllBilled(
    tx,
    rows.map(({ agencyId, budgetId, fen }) => ({ agencyId, budgetId, amountFen: sign * BigInt(fen) })),
  )
}

import { sql } from 'drizzle-orm'
import { additive, ratedInSql } from '@/lib/billing/rate-in-sql'
import type { Ctx } from '@/lib/context'

/** Folded usage whose price needs only the sum becomes lines in one statement, in the order they are read. */
export async function insertUsageLines(
  tx: Ctx,
  month: string,
  statementIds: readonly string[],
): Promise<void> {
  const rated = ratedInSql(sql.raw('n.quantity'))
  await tx.db.execute(sql`
    insert into charge_line (agency_id, statement_id, kind, instance_id, order_line_id, business_system_id, service_id,
      plan_id, meter, price_version_id, start_at, end_at, quantity, unit, unit_price, list_fen, amount_fen)
    select n.agency_id, st.id, case p.kind when 'oneOff' then 'oneOff' else 'usage' end, k.instance_id, k.order_line_id,
      i.business_system_id, i.service_id, l.plan_id, k.meter, k.price_version_id, n.span_start, n.span_end,
      ${rated.quantity}, p.unit, p.unit_price, ${rated.listFen}, ${rated.amountFen}
    from statement st
    join usage_snapshot n on n.month = ${month} and n.agency_id = st.agency_id
    join usage_line k on k.id = n.line_id
    join price_item p on p.version_id = k.price_version_id and p.meter = k.meter and ${additive}
    ${rated.joins}
    left join instance i on i.id = k.instance_id
    left join order_line l on l.id = k.order_line_id
    where st.id = any(${sql.param([...statementIds])}::uuid[])
    order by n.agency_id, i.service_id, i.business_system_id, k.instance_id, n.span_start, k.meter`)
}

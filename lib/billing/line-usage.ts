import { sql } from 'drizzle-orm'
import type { LineUsage } from '@/lib/billing/rate-usage'
import type { Ctx } from '@/lib/context'

/** What a charge line is about: instance x meter x price version x order line, within one month. */
export type LineKey = {
  agencyId: string
  instanceId: string
  meter: string
  priceVersionId: string
  orderLineId: string | null
}
export type UsageGroup = LineKey &
  LineUsage & {
    businessSystemId: string | null
    serviceId: string | null
    planId: string | null
    budgetId: string | null
  }

export const keyOf = (key: LineKey): string =>
  `${key.instanceId} ${key.meter} ${key.priceVersionId} ${key.orderLineId ?? ''}`

type Row = Omit<UsageGroup, 'from' | 'to'> & { from: string; to: string }
export const toGroup = (row: Row): UsageGroup => ({ ...row, from: new Date(row.from), to: new Date(row.to) })

/** Names of what was used, beside the sums; orders and instances are only read. */
export const groupColumns = sql.raw(`u.agency_id as "agencyId", u.instance_id as "instanceId", u.meter,
  u.price_version_id as "priceVersionId", u.order_line_id as "orderLineId", u.month,
  i.business_system_id as "businessSystemId", i.service_id as "serviceId", l.plan_id as "planId",
  o.budget_id as "budgetId"`)
export const groupJoins = sql.raw(`left join instance i on i.id = u.instance_id
  left join order_line l on l.id = u.order_line_id left join "order" o on o.id = l.order_id`)

/** The folded month of some agencies. */
export async function foldedUsage(
  tx: Ctx,
  month: string,
  agencyIds: readonly string[],
): Promise<UsageGroup[]> {
  const { rows } = await tx.db.execute<Row>(sql`
    select ${groupColumns}, u.quantity::text, u.span_start::text as "from", u.span_end::text as "to"
    from (select n.*, k.instance_id, k.meter, k.price_version_id, k.order_line_id
      from usage_snapshot n join usage_line k on k.id = n.line_id
      where n.month = ${month} and n.agency_id = any(${sql.param(agencyIds)}::uuid[])
        and k.price_version_id is not null) u ${groupJoins}
    order by u.agency_id, i.service_id, i.business_system_id, u.instance_id, u.span_start, u.meter`)
  return rows.map(toGroup)
}

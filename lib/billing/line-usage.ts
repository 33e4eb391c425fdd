import { sql } from 'drizzle-orm'
import type { LineUsage } from '@/lib/billing/rate-usage'

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
  }

export const keyOf = (key: LineKey): string =>
  `${key.instanceId} ${key.meter} ${key.priceVersionId} ${key.orderLineId ?? ''}`

type Row = Omit<UsageGroup, 'from' | 'to'> & { from: string; to: string }
export const toGroup = (row: Row): UsageGroup => ({ ...row, from: new Date(row.from), to: new Date(row.to) })

/** Names of what was used, beside the sums; orders and instances are only read. */
export const groupColumns = sql.raw(`u.agency_id as "agencyId", u.instance_id as "instanceId", u.meter,
  u.price_version_id as "priceVersionId", u.order_line_id as "orderLineId", u.month,
  i.business_system_id as "businessSystemId", i.service_id as "serviceId", l.plan_id as "planId"`)
export const groupJoins = sql.raw(`left join instance i on i.id = u.instance_id
  left join order_line l on l.id = u.order_line_id`)

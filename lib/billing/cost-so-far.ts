import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { itemsOf, type PricedItem } from '@/lib/billing/price-rows'
import { rateLine } from '@/lib/billing/rate'
import { rateUsage } from '@/lib/billing/rate-usage'
import type { Ctx } from '@/lib/context'
import { heldQuantity, type MeteredSpec } from '@/lib/metering/metered-spec'
import { meterOf } from '@/lib/metering/meters'
import { monthOf, monthStart } from '@/lib/shanghai'

type Span = {
  instanceId: string
  orderLineId: string
  versionId: string
  state: string
  spec: MeteredSpec
  from: string
  to: string
  /** Whether the instance's own line first ran with this span. */
  first: boolean
}
type Reading = {
  instanceId: string
  versionId: string
  meter: string
  quantity: string
  from: string
  to: string
}

/** What each instance has cost this month until now, rated from its open state history. Three statements. */
export async function costSoFar(ctx: Ctx, instanceIds: readonly string[]): Promise<Map<string, bigint>> {
  authorize(ctx.actor, 'usage:read')
  const costs = new Map(instanceIds.map((id) => [id, 0n]))
  if (instanceIds.length === 0) return costs
  const month = monthOf(ctx.now())
  const spans = await spansOf(ctx, instanceIds, month)
  const readings = await readingsOf(ctx, instanceIds, month)
  const versions = new Set([...spans, ...readings].map(({ versionId }) => versionId))
  const prices = await itemsOf(ctx, [...versions])
  const add = (id: string, fen: bigint) => costs.set(id, (costs.get(id) ?? 0n) + fen)
  for (const group of Map.groupBy(
    spans,
    (span) => `${span.instanceId} ${span.versionId} ${span.orderLineId}`,
  ).values()) {
    const [first] = group
    if (!first) continue
    for (const item of prices.get(first.versionId) ?? []) add(first.instanceId, costOfSpans(item, group))
  }
  for (const { instanceId, versionId, meter, quantity, from, to } of readings) {
    const item = prices
      .get(versionId)
      ?.find((price) => price.meter === meter && meterOf(meter).from === 'reading')
    if (item)
      add(instanceId, rateUsage(item, { month, quantity, from: new Date(from), to: new Date(to) }).fen)
  }
  return costs
}

function costOfSpans(item: PricedItem, spans: readonly Span[]): bigint {
  const meter = meterOf(item.meter)
  if (meter.from === 'reading') return 0n
  const charged = spans.filter(
    ({ state, first }) => item.chargedStates.includes(state) && (meter.from !== 'once' || first),
  )
  const held = charged
    .map(({ spec, from, to }) => ({
      quantity: heldQuantity(item.meter, spec),
      from: new Date(from),
      to: new Date(to),
    }))
    .filter(({ quantity }) => quantity !== '0')
  return held.length === 0 ? 0n : rateLine(item, held).fen
}

async function spansOf(ctx: Ctx, instanceIds: readonly string[], month: string): Promise<Span[]> {
  const [start, now] = [monthStart(month).toISOString(), ctx.now().toISOString()]
  const { rows } = await ctx.db.execute<Span>(sql`
    select s.instance_id as "instanceId", s.order_line_id as "orderLineId", s.price_version_id as "versionId", s.state,
      s.spec, greatest(s.start_at, ${start}::timestamptz)::text as "from",
      least(coalesce(s.end_at, 'infinity'), ${now}::timestamptz)::text as "to",
      s.start_at >= ${start}::timestamptz and s.state = 'running' and exists (
        select from instance i where i.id = s.instance_id and i.order_line_id = s.order_line_id)
        and not exists (select from instance_span e where e.instance_id = s.instance_id
          and e.order_line_id = s.order_line_id and e.start_at < s.start_at and e.state = 'running') as first
    from instance_span s
    where s.instance_id = any(${sql.param([...instanceIds])}::uuid[]) and s.price_version_id is not null
      and s.start_at < ${now}::timestamptz and (s.end_at is null or s.end_at > ${start}::timestamptz)
    order by s.start_at`)
  return rows
}

async function readingsOf(ctx: Ctx, instanceIds: readonly string[], month: string): Promise<Reading[]> {
  const { rows } = await ctx.db.execute<Reading>(sql`
    select instance_id as "instanceId", price_version_id as "versionId", meter, quantity::text,
      span_start::text as "from", span_end::text as "to"
    from usage_line l join usage_snapshot n on n.month = ${month} and n.agency_id = l.agency_id and n.line_id = l.id
    where l.instance_id = any(${sql.param([...instanceIds])}::uuid[]) and l.price_version_id is not null`)
  return rows
}

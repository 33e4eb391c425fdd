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

/** One meter of one instance at one price, this month until now. */
export type CostLine = {
  instanceId: string
  meter: string
  unit: string
  quantity: string
  /** Null where the price has tiers. */
  unitPrice: string | null
  fen: bigint
}

/** What each instance has cost this month until now, rated from its open state history. Three statements. */
export async function costSoFar(ctx: Ctx, instanceIds: readonly string[]): Promise<Map<string, bigint>> {
  const costs = new Map(instanceIds.map((id) => [id, 0n]))
  for (const { instanceId, fen } of await costLinesSoFar(ctx, instanceIds))
    costs.set(instanceId, (costs.get(instanceId) ?? 0n) + fen)
  return costs
}

/** The same, meter by meter: the arithmetic behind the figure. */
export async function costLinesSoFar(ctx: Ctx, instanceIds: readonly string[]): Promise<CostLine[]> {
  authorize(ctx.actor, 'usage:read')
  if (instanceIds.length === 0) return []
  const month = monthOf(ctx.now())
  const spans = await spansOf(ctx, instanceIds, month)
  const readings = await readingsOf(ctx, instanceIds, month)
  const versions = new Set([...spans, ...readings].map(({ versionId }) => versionId))
  const prices = await itemsOf(ctx, [...versions])
  const groups = Map.groupBy(spans, (span) => `${span.instanceId} ${span.versionId} ${span.orderLineId}`)
  const held = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    return (prices.get(first.versionId) ?? []).flatMap((item) => lineOfSpans(first.instanceId, item, group))
  })
  const counted = readings.flatMap(({ instanceId, versionId, meter, quantity, from, to }) => {
    const item = prices
      .get(versionId)
      ?.find((price) => price.meter === meter && meterOf(meter).from === 'reading')
    if (!item) return []
    return lineOf(
      instanceId,
      item,
      rateUsage(item, { month, quantity, from: new Date(from), to: new Date(to) }),
    )
  })
  return [...held, ...counted]
}

const lineOf = (
  instanceId: string,
  item: PricedItem,
  { quantity, fen }: { quantity: string; fen: bigint },
): CostLine => ({
  instanceId,
  meter: item.meter,
  unit: item.unit,
  quantity,
  unitPrice: 'unitPrice' in item ? item.unitPrice : null,
  fen,
})

function lineOfSpans(instanceId: string, item: PricedItem, spans: readonly Span[]): CostLine[] {
  const meter = meterOf(item.meter)
  if (meter.from === 'reading') return []
  const held = spans
    .filter(({ state, first }) => item.chargedStates.includes(state) && (meter.from !== 'once' || first))
    .map(({ spec, from, to }) => ({
      quantity: heldQuantity(item.meter, spec),
      from: new Date(from),
      to: new Date(to),
    }))
    .filter(({ quantity }) => quantity !== '0')
  return held.length === 0 ? [] : [lineOf(instanceId, item, rateLine(item, held))]
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

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { codesFrom } from '@/lib/metering/held-in-sql'
import { meterOf } from '@/lib/metering/meters'
import { recordUsage } from '@/lib/metering/record-usage'
import type { UsageFact } from '@/lib/metering/usage-fact'
import { monthOf, splitByMonth } from '@/lib/shanghai'

type Due = {
  agencyId: string
  instanceId: string
  poolId: string | null
  engineRef: string
  meter: string
  priceVersionId: string
  orderLineId: string
  from: Date
  to: Date
}
/** What a driver measured on one engine object in an interval; null when it cannot say yet. */
export type ReadUsage = (object: Due, from: Date, to: Date) => Promise<string | null>

/**
 * Asks the drivers for what only they can measure, hour by hour. The mark moves on only when every object
 * answered, so an engine that is down makes the month late and not cheap; what came already is not counted twice.
 */
export async function collectUsage(ctx: Ctx, read: ReadUsage): Promise<{ added: number; missing: number }> {
  authorize(ctx.actor, 'usage:ingest')
  const to = new Date(Math.floor(ctx.now().getTime() / 3_600_000) * 3_600_000)
  const from = await markOf(ctx, to)
  if (from >= to) return { added: 0, missing: 0 }
  let missing = 0
  const facts: UsageFact[] = []
  for (const object of await due(ctx, from, to)) {
    for (const part of splitByMonth(object.from, object.to)) {
      const quantity = await read(object, part.from, part.to).catch(() => null)
      if (quantity === null) missing++
      else facts.push(factOf(object, part.from, part.to, quantity))
    }
  }
  const { added } = await recordUsage(ctx, facts)
  if (missing === 0) await moveMark(ctx, to)
  return { added, missing }
}

function factOf(object: Due, startAt: Date, endAt: Date, quantity: string): UsageFact {
  const { agencyId, instanceId, meter, priceVersionId, orderLineId } = object
  const id = `${monthOf(startAt)}-${startAt.toISOString()}-${instanceId}-${meter}`
  const unit = meterOf(meter).unit
  return {
    source: 'driver',
    id,
    agencyId,
    instanceId,
    meter,
    quantity,
    unit,
    startAt,
    endAt,
    priceVersionId,
    orderLineId,
  }
}

async function markOf(ctx: Ctx, fallback: Date): Promise<Date> {
  const { rows } = await ctx.db.execute<{ through: Date }>(
    sql`select coalesce((select through from meter_progress where source = 'readings'),
      (select min(start_at) from instance_span), ${fallback.toISOString()}::timestamptz)::text as through`,
  )
  const first = rows[0]?.through
  return first ? new Date(first) : fallback
}

async function moveMark(ctx: Ctx, through: Date): Promise<void> {
  await ctx.db.execute(sql`
    insert into meter_progress (source, month, through)
    values ('readings', ${monthOf(through)}, ${through.toISOString()}::timestamptz)
    on conflict (source) do update set through = excluded.through, month = excluded.month, updated_at = now()`)
}

async function due(ctx: Ctx, from: Date, to: Date): Promise<Due[]> {
  const { rows } = await ctx.db.execute<Due>(sql`
    select s.agency_id as "agencyId", s.instance_id as "instanceId", n.pool_id as "poolId",
      n.engine_ref as "engineRef", i.meter, s.price_version_id as "priceVersionId", s.order_line_id as "orderLineId",
      greatest(s.start_at, ${from.toISOString()}::timestamptz)::text as "from",
      least(coalesce(s.end_at, 'infinity'), ${to.toISOString()}::timestamptz)::text as "to"
    from instance_span s
    join instance n on n.id = s.instance_id and n.engine_ref is not null
    join price_item i on i.version_id = s.price_version_id and s.state = any(i.charged_states)
      and i.meter = any(${codesFrom('reading')})
    where s.start_at < ${to.toISOString()}::timestamptz
      and (s.end_at is null or s.end_at > ${from.toISOString()}::timestamptz)
    order by s.start_at`)
  return rows.map((row) => ({ ...row, from: new Date(row.from), to: new Date(row.to) }))
}

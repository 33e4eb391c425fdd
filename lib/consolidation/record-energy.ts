import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { energyOf, type HourUse } from '@/lib/consolidation/energy-of'
import { loadPower } from '@/lib/consolidation/power-of'
import type { Ctx } from '@/lib/context'
import { poolEnergy } from '@/lib/db/schema/consolidation'
import { assumedWork } from '@/lib/scheduler/consolidation/energy'
import { ensureHostSpans } from '@/lib/scheduler/ensure-host-spans'
import { listPools } from '@/lib/scheduler/list-pools'

const hourMillis = 3_600_000
/** Until engines have handed in what they measured. */
const settledAfterMillis = 20 * 60_000
const hoursAtOnce = 168
const daysBack = 14

/**
 * Recurring: what each pool's hosts drew in every hour that is over, counted once from the spans of hosts and
 * machines and what engines measured. Makes up for hours nobody counted, at most two weeks back. Answers how many.
 */
export async function recordEnergy(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  await ensureHostSpans(ctx)
  let recorded = 0
  for (const pool of await listPools(ctx)) {
    const powerOf = await loadPower(ctx, pool)
    for (;;) {
      const hours = await hoursDue(ctx, pool.id)
      if (!hours) break
      const uses = await usesOf(ctx, pool.id, hours)
      const rows = energyOf(uses, powerOf, Number(pool.cpuOvercommit))
      if (rows.length === 0) break
      await ctx.db
        .insert(poolEnergy)
        .values(rows.map((row) => ({ poolId: pool.id, ...row })))
        .onConflictDoNothing()
      recorded += rows.length
    }
  }
  return recorded
}

type Hours = { from: Date; to: Date }

/** Half-open, on the hour. Null: none is over. */
async function hoursDue(ctx: Ctx, poolId: string): Promise<Hours | null> {
  const { rows } = await ctx.db.execute<{ from: Date | null }>(sql`
    select coalesce((select max(hour) + interval '1 hour' from pool_energy where pool_id = ${poolId}::uuid),
      (select date_trunc('hour', min(s.start_at)) from host_span s join host h on h.id = s.host_id
        where h.pool_id = ${poolId}::uuid)) as "from"`)
  if (!rows[0]?.from) return null
  const wholeHour = (millis: number) => Math.floor(millis / hourMillis) * hourMillis
  const earliest = wholeHour(ctx.now().getTime() - daysBack * 24 * hourMillis)
  const from = Math.max(new Date(rows[0].from).getTime(), earliest)
  const over = wholeHour(ctx.now().getTime() - settledAfterMillis)
  const to = Math.min(over, from + hoursAtOnce * hourMillis)
  return from < to ? { from: new Date(from), to: new Date(to) } : null
}

async function usesOf(ctx: Ctx, poolId: string, { from, to }: Hours): Promise<HourUse[]> {
  const at = (date: Date) => sql`${date.toISOString()}::timestamptz`
  const within = sql`extract(epoch from least(coalesce(s.end_at, 'infinity'), hour.at + interval '1 hour')
    - greatest(s.start_at, hour.at)) / 3600`
  const overlaps = sql`s.start_at < hour.at + interval '1 hour' and coalesce(s.end_at, 'infinity') > hour.at`
  const { rows } = await ctx.db.execute<HourUse>(sql`
    with hour as (
      select at from generate_series(${at(from)}, ${at(to)} - interval '1 hour', interval '1 hour') at
    ), hosts as (
      select hour.at, h.vcpu, sum(${within})::float8 as hours,
        coalesce(sum(${within}) filter (where s.state <> 'asleep'), 0)::float8 as "hoursOn"
      from hour join host_span s on ${overlaps} and s.state <> 'down'
      join host h on h.id = s.host_id and h.pool_id = ${poolId}::uuid
      group by 1, 2
    ), work as (
      select hour.at, sum(${within} * coalesce((s.spec ->> 'vcpu')::int, 0) * coalesce(measured.share, ${assumedWork}))::float8 as cores
      from hour join instance_span s on ${overlaps} and s.state = 'running'
      join instance i on i.id = s.instance_id and i.pool_id = ${poolId}::uuid
      left join lateral (select avg(cpu_percent) / 100 as share from sample
        where instance_id = i.id and at >= hour.at and at < hour.at + interval '1 hour') measured on true
      group by 1
    )
    select to_char(hosts.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as hour, hosts.vcpu, hosts.hours,
      hosts."hoursOn", coalesce(work.cores, 0)::float8 as "coreHours"
    from hosts left join work on work.at = hosts.at order by hosts.at, hosts.vcpu`)
  return rows
}

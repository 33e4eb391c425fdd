import { eq } from 'drizzle-orm'
import { keepReserve } from '@/lib/consolidation/keep-reserve'
import { planPools } from '@/lib/consolidation/plan-pools'
import { recordEnergy } from '@/lib/consolidation/record-energy'
import { resumePlans } from '@/lib/consolidation/resume-plans'
import { type Ctx, type Databases, newCtx, systemActor } from '@/lib/context'
import { consolidationSettings } from '@/lib/db/schema/consolidation'
import { pools } from '@/lib/db/schema/scheduler'
import { simProfiles } from '@/lib/db/schema/simulator'
import { registry } from '@/lib/jobs/registry'
import { resumeOrder } from '@/lib/orders/resume-order'
import { ensureHostSpans } from '@/lib/scheduler/ensure-host-spans'
import { settlePowers } from '@/lib/scheduler/settle-powers'
import { forecastPools } from '@/lib/scheduler/what-if/forecast-pools'
import { dayOf } from '@/lib/shanghai'
import { workOnOrder } from '@/scripts/drive/carry-order'

export type ConsolidateOptions = { everyMinutes: number; movesPerPlan: number; minimumReserve: number }

const minuteMillis = 60_000
const mostRounds = 20

/** The replay's pool is consolidated by rule, at any time; its engine switches hosts on and off at once. */
export async function switchOn(
  databases: Databases,
  startsAt: Date,
  options: ConsolidateOptions,
): Promise<void> {
  const ctx = newCtx(databases, systemActor, { now: () => startsAt })
  const [pool] = await ctx.db.select().from(pools).where(eq(pools.code, 'ww2'))
  if (!pool) throw new Error('the demonstration has no pool ww2')
  await ctx.db.update(simProfiles).set({ bootMillis: 0 }).where(eq(simProfiles.poolCode, pool.code))
  const set = { mode: 'rule' as const, movesPerHundredRequests: 10, windows: [], ...options }
  await ctx.db
    .insert(consolidationSettings)
    .values({ poolId: pool.id, ...set })
    .onConflictDoUpdate({ target: consolidationSettings.poolId, set })
  await ensureHostSpans(ctx)
}

/** What the clock does between two moments of the trace: a beat every interval, and `noted` after each. */
export class Beat {
  private last: number

  constructor(
    private readonly databases: Databases,
    from: Date,
    private readonly everyMinutes: number,
    private readonly noted: (at: Date) => Promise<void>,
  ) {
    this.last = from.getTime()
  }

  async until(now: Date): Promise<void> {
    const step = this.everyMinutes * minuteMillis
    for (let next = this.last + step; next <= now.getTime(); next += step) {
      const [before, at] = [new Date(this.last), new Date(next)]
      this.last = next
      await this.beat(at, dayOf(before) !== dayOf(at))
      await this.noted(at)
    }
  }

  private async beat(at: Date, isNewDay: boolean): Promise<void> {
    const ctx = newCtx(this.databases, systemActor, { now: () => at })
    if (isNewDay) await forecast(ctx)
    await keepReserve(ctx)
    await settlePowers(ctx)
    await planPools(ctx)
    await carryOut(ctx)
    await settlePowers(ctx)
    await recordEnergy(ctx)
  }
}

async function forecast(ctx: Ctx): Promise<void> {
  await forecastPools(ctx)
  const { rows } = await ctx.databases.platform.query<{ id: string }>(
    `select id from forecast where state = 'waiting'`,
  )
  for (const { id } of rows) await registry.answerForecast?.(ctx, { forecastId: id })
}

/** Every move of the plan at this moment, one run after the other, as the workers would. */
async function carryOut(ctx: Ctx): Promise<void> {
  while ((await resumePlans(ctx)) > 0) {
    const { rows } = await ctx.databases.platform.query<{ id: string }>(
      `select run_id as id from consolidation_move where state = 'running'`,
    )
    for (const { id } of rows) await registry.advanceRun?.(ctx, { runId: id })
  }
}

/** Orders for which a host was woken begin as soon as it is on. */
export async function serveWaiting(databases: Databases, now: Date): Promise<void> {
  const ctx = newCtx(databases, systemActor, { now: () => now })
  for (let round = 0; round < mostRounds; round++) {
    const { rows } = await databases.platform.query<{ id: string }>(
      `select distinct o.id from order_line l join "order" o on o.id = l.order_id
       where l.state = 'waitingForCapacity' and o.state = 'fulfilling'`,
    )
    if (rows.length === 0) return
    await settlePowers(ctx)
    for (const { id } of rows) {
      await resumeOrder(ctx, { orderId: id })
      await workOnOrder(databases, id, now)
    }
  }
}

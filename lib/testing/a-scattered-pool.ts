import { and, eq, inArray, sql } from 'drizzle-orm'
import { advancePlan } from '@/lib/consolidation/advance-plan'
import { movesOf, type Setting } from '@/lib/consolidation/queries'
import { noteStuckPlannedMove, settlePlannedMove } from '@/lib/consolidation/settle-planned-move'
import type { Ctx, Databases } from '@/lib/context'
import { consolidationHosts, consolidationPlans, consolidationSettings } from '@/lib/db/schema/consolidation'
import { hosts, pools } from '@/lib/db/schema/scheduler'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { settlePowers } from '@/lib/scheduler/settle-powers'
import { aRunningMachine, letTimePass } from '@/lib/testing/a-machine'
import { aPerson } from '@/lib/testing/factories'

export const hooks = { finished: settlePlannedMove, stuck: noteStuckPlannedMove }

const room = { vcpu: 64, memoryMiB: 262_144, diskGiB: 4000 }
const free = { freeVcpu: room.vcpu, freeMemoryMiB: room.memoryMiB, freeDiskGiB: room.diskGiB }

/** A pool on the simulator, whose hosts hold so many machines of 4 vCPU each; planned as the setting says. */
export async function aScatteredPool(
  db: Databases,
  counts: readonly number[],
  setting: Partial<Setting> = {},
) {
  const first = await aRunningMachine(db)
  const { ctx, level, hosts: made } = first
  const [pool] = await ctx.db.select().from(pools).where(eq(pools.id, first.pool.id))
  if (!pool) throw new Error('no pool')
  const all = [{ ...first, on: 0 }]
  const names = [made[0]?.name ?? '']
  const closed = (ids: string[], state: 'maintenance' | 'up') =>
    ctx.db
      .update(hosts)
      .set({ state, version: sql`${hosts.version} + 1` })
      .where(inArray(hosts.id, ids))
  const ids = [made[0]?.id ?? '']
  for (const [at, count] of counts.entries()) {
    if (at > 0) {
      await closed(ids, 'maintenance')
      const name = `${pool.code}-more${at}`
      const [host] = await ctx.db
        .insert(hosts)
        .values({ poolId: pool.id, name, ...room, ...free })
        .returning()
      ids.push(host?.id ?? '')
      names.push(name)
    }
    for (let n = at === 0 ? 1 : 0; n < count; n++)
      all.push({
        ...(await aRunningMachine(db, { beside: { pool: first.pool, hosts: made, level } })),
        on: at,
      })
  }
  await closed(ids, 'up')
  const values: Setting = {
    poolId: pool.id,
    mode: 'propose',
    everyMinutes: 10,
    movesPerPlan: 100,
    movesPerHundredRequests: 1000,
    windows: [],
    minimumReserve: 0,
    plannedAt: null,
    outcome: null,
    ...setting,
  }
  await ctx.db.insert(consolidationSettings).values(values)
  const operator = (await aPerson(db, null, ['resourceOperator'])).ctx
  const machinesOn = (at: number) => all.filter(({ on }) => on === at).map(({ instance }) => instance)
  return { ctx, pool, operator, setting: values, machinesOn, hostIds: ids, names, first }
}

export const planNowOf = async (ctx: Ctx, planId: string) =>
  (await ctx.db.select().from(consolidationPlans).where(eq(consolidationPlans.id, planId)))[0]

export const hostStateOf = async (ctx: Ctx, hostId: string) =>
  (await ctx.db.select().from(hosts).where(eq(hosts.id, hostId)))[0]?.state

export const partsOf = async (ctx: Ctx, planId: string, state: 'slept' | 'kept' | 'emptied' | 'emptying') =>
  (
    await ctx.db
      .select()
      .from(consolidationHosts)
      .where(and(eq(consolidationHosts.planId, planId), eq(consolidationHosts.state, state)))
  ).map(({ hostId }) => hostId)

/** What the workers do: one run after the other, until nothing is on its way, or so many have moved. */
export async function drive(ctx: Ctx, planId: string, most = 30): Promise<void> {
  await advancePlan(ctx, { planId })
  for (let turn = 0; turn < most; turn++) {
    const going = (await movesOf(ctx, planId)).find(({ state }) => state === 'running')
    if (!going?.runId) break
    await letTimePass(ctx, going.runId)
    await advanceRun(ctx, { runId: going.runId }, hooks)
    await advancePlan(ctx, { planId })
  }
  await settlePowers(ctx)
}

import { eq, gte } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { plannedHosts, pools } from '@/lib/db/schema/scheduler'
import type { ListedHost } from '@/lib/scheduler/host-list'
import { dayOf, dayStart } from '@/lib/shanghai'

/** Hosts on order as they will be listed, with nothing free until their day (`at`) has come. */
export async function hostsToCome(
  ctx: Ctx,
  list: readonly ListedHost[],
): Promise<{ host: ListedHost; at: Date }[]> {
  const rows = await ctx.db
    .select({ planned: plannedHosts, pool: pools })
    .from(plannedHosts)
    .innerJoin(pools, eq(pools.id, plannedHosts.poolId))
    .where(gte(plannedHosts.expectedOn, dayOf(ctx.now())))
  return rows.flatMap(({ planned, pool }) => {
    const at = dayStart(planned.expectedOn)
    const host = {
      poolId: pool.id,
      poolOpen: pool.state === 'active',
      zone: pool.zone,
      protectionLevels: pool.protectionLevels,
      architecture: pool.architecture,
      policy: pool.policy,
      poolCode: pool.code,
      driver: pool.driver,
      state: 'up',
      vcpu: planned.vcpu,
      memoryMiB: planned.memoryMiB,
      diskGiB: planned.diskGiB,
      freeVcpu: 0,
      freeMemoryMiB: 0,
      freeDiskGiB: 0,
      machines: 0,
      createdAt: at,
      heldBack: list.find(({ poolId }) => poolId === pool.id)?.heldBack,
    }
    return Array.from({ length: planned.count }, (_, at) => {
      const id = `${planned.id}-${at}`
      return { host: { ...host, id, name: id }, at: dayStart(planned.expectedOn) }
    })
  })
}

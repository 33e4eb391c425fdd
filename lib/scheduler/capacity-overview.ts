import { asc, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { hosts, reservations } from '@/lib/db/schema/scheduler'
import { fits } from '@/lib/scheduler/fits'
import { listPools, type Pool } from '@/lib/scheduler/list-pools'

/** `held*` is reserved but not confirmed; it is part of what is not free. */
export type HostShown = typeof hosts.$inferSelect & { heldVcpu: number; heldMemoryMiB: number }
export type PoolShown = {
  pool: Pool
  hosts: HostShown[]
  room: { vcpu: number; memoryMiB: number; fits: number }[]
}

/** The sizes operators think in. */
const usualSizes = [
  { vcpu: 4, memoryMiB: 8192, diskGiB: 40 },
  { vcpu: 8, memoryMiB: 32_768, diskGiB: 40 },
]

/** Every pool with its hosts, fullest first, and how many machines of the usual sizes still fit. */
export async function capacityOverview(ctx: Ctx): Promise<PoolShown[]> {
  authorize(ctx.actor, 'capacity:read')
  const [allPools, allHosts, held] = await Promise.all([
    listPools(ctx),
    ctx.db.select().from(hosts).orderBy(asc(hosts.name)),
    ctx.db
      .select({
        hostId: reservations.hostId,
        vcpu: sql<number>`sum(${reservations.vcpu})::int`,
        memoryMiB: sql<number>`sum(${reservations.memoryMiB})::int`,
      })
      .from(reservations)
      .where(eq(reservations.state, 'reserved'))
      .groupBy(reservations.hostId),
  ])
  const heldOn = new Map(held.map((row) => [row.hostId, row]))
  const shown = allHosts.map((host) => ({
    ...host,
    heldVcpu: heldOn.get(host.id)?.vcpu ?? 0,
    heldMemoryMiB: heldOn.get(host.id)?.memoryMiB ?? 0,
  }))
  const byPool = Map.groupBy(shown, ({ poolId }) => poolId)
  return allPools.map((pool) => {
    const inPool = (byPool.get(pool.id) ?? []).sort((a, b) => a.freeVcpu / a.vcpu - b.freeVcpu / b.vcpu)
    return {
      pool,
      hosts: inPool,
      room: usualSizes.map((size) => ({ ...size, fits: roomFor(pool, inPool, size) })),
    }
  })
}

function roomFor(pool: Pool, inPool: HostShown[], size: (typeof usualSizes)[number]): number {
  const { zone, architecture, protectionLevels } = pool
  const views = inPool.map((host) => ({
    ...host,
    zone,
    architecture,
    protectionLevels,
    poolOpen: pool.state === 'active',
  }))
  return fits({ ...size, zone, architecture, protectionLevel: protectionLevels[0] ?? 0 }, views)
}

import { and, eq, ne } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { hosts, pools, reservations } from '@/lib/db/schema/scheduler'

export type PlacedAt = {
  hostId: string
  hostName: string
  poolId: string
  code: string
  zone: string
  driver: string
}

/** Where the holder of this reservation key was placed; null when nothing is reserved for it. */
export async function placementOf(ctx: Ctx, key: string): Promise<PlacedAt | null> {
  const [place] = await ctx.db
    .select({
      hostId: hosts.id,
      hostName: hosts.name,
      poolId: pools.id,
      code: pools.code,
      zone: pools.zone,
      driver: pools.driver,
    })
    .from(reservations)
    .innerJoin(hosts, eq(hosts.id, reservations.hostId))
    .innerJoin(pools, eq(pools.id, hosts.poolId))
    .where(and(eq(reservations.key, key), ne(reservations.state, 'released')))
  return place ?? null
}

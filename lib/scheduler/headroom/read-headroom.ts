import type { Ctx } from '@/lib/context'
import { poolHeadroom } from '@/lib/db/schema/scheduler'
import { type Headroom, type HeldBack, heldBackOf, type Room } from '@/lib/scheduler/headroom/held-back'

export type PoolHeadroom = typeof poolHeadroom.$inferSelect

/** Of all pools; a handful of rows. */
export const readHeadroom = (ctx: Ctx): Promise<PoolHeadroom[]> => ctx.db.select().from(poolHeadroom)

/** By pool that holds something back, over the hosts that are up. */
export function heldBackByPool(
  rows: readonly (Headroom & { poolId: string })[],
  hosts: readonly (Room & { poolId: string; state: string })[],
): ReadonlyMap<string, HeldBack> {
  const ids = new Set(rows.map(({ poolId }) => poolId))
  return new Map(
    [...ids].map((id) => {
      const up = hosts.filter(({ poolId, state }) => poolId === id && state === 'up')
      const sum = (of: keyof Room) => up.reduce((all, host) => all + host[of], 0)
      const own = rows.filter(({ poolId }) => poolId === id)
      return [id, heldBackOf(own, { vcpu: sum('vcpu'), memoryMiB: sum('memoryMiB') })]
    }),
  )
}

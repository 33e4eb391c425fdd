import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { hosts, pools } from '@/lib/db/schema/scheduler'
import { restingStates } from '@/lib/scheduler/host-states'
import type { Pool } from '@/lib/scheduler/list-pools'

/** Sums over all hosts of a pool; `held` is reserved but not confirmed, and part of what is not free. */
export type PoolTotals = {
  hosts: number
  down: number
  draining: number
  asleep: number
  vcpu: number
  freeVcpu: number
  heldVcpu: number
  memoryMiB: number
  freeMemoryMiB: number
}
export type PoolShown = { pool: Pool; totals: PoolTotals }

const number = (value: SQL) => sql<number>`coalesce(${value}, 0)`.mapWith(Number)

/** Every pool with the sums of its hosts; one statement. */
export async function capacityOverview(ctx: Ctx): Promise<PoolShown[]> {
  authorize(ctx.actor, 'capacity:read')
  const inState = (...states: string[]) => number(sql`count(*) filter (where ${hosts.state} in ${states})`)
  return ctx.db
    .select({
      pool: pools,
      totals: {
        hosts: number(sql`count(${hosts.id})`),
        down: inState('down'),
        draining: inState('drain', 'maintenance'),
        asleep: inState(...restingStates),
        vcpu: number(sql`sum(${hosts.vcpu})`),
        freeVcpu: number(sql`sum(${hosts.freeVcpu})`),
        heldVcpu: number(sql`(select sum(r.vcpu) from reservation r join host h on h.id = r.host_id
          where r.state = 'reserved' and h.pool_id = ${pools.id})`),
        memoryMiB: number(sql`sum(${hosts.memoryMiB})`),
        freeMemoryMiB: number(sql`sum(${hosts.freeMemoryMiB})`),
      },
    })
    .from(pools)
    .leftJoin(hosts, eq(hosts.poolId, pools.id))
    .groupBy(pools.id)
    .orderBy(asc(pools.code))
}

import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { hosts, pools } from '@/lib/db/schema/scheduler'
import { type HostShown, hostsByPool } from '@/lib/scheduler/list-hosts'
import type { Pool } from '@/lib/scheduler/list-pools'

/** Sums over all hosts of a pool; `held` is reserved but not confirmed, and part of what is not free. */
export type PoolTotals = {
  hosts: number
  down: number
  draining: number
  vcpu: number
  freeVcpu: number
  heldVcpu: number
  memoryMiB: number
  freeMemoryMiB: number
}
export type PoolShown = {
  pool: Pool
  totals: PoolTotals
  /** The fullest `barCap`, and the chosen one. */
  hosts: HostShown[]
  room: { vcpu: number; memoryMiB: number; fits: number }[]
}

/** Bars of a pool drawn; the table beneath holds every host. */
export const barCap = 60

/** The sizes operators think in. */
const usualSizes = [
  { vcpu: 4, memoryMiB: 8192, diskGiB: 40 },
  { vcpu: 8, memoryMiB: 32_768, diskGiB: 40 },
]

/** Every pool with its sums, its fullest hosts, and how many machines of the usual sizes still fit; two statements. */
export async function capacityOverview(ctx: Ctx, chosenHostId?: string): Promise<PoolShown[]> {
  authorize(ctx.actor, 'capacity:read')
  const [rows, shown] = await Promise.all([poolTotals(ctx), hostsByPool(ctx, barCap, chosenHostId)])
  return rows.map(({ pool, totals, small, large }) => ({
    pool,
    totals,
    hosts: shown.filter(({ poolId }) => poolId === pool.id),
    room: usualSizes.map((size, at) => ({ ...size, fits: at === 0 ? small : large })),
  }))
}

const number = (value: SQL) => sql<number>`coalesce(${value}, 0)`.mapWith(Number)

function poolTotals(ctx: Ctx) {
  const inState = (...states: string[]) => number(sql`count(*) filter (where ${hosts.state} in ${states})`)
  return ctx.db
    .select({
      pool: pools,
      totals: {
        hosts: number(sql`count(${hosts.id})`),
        down: inState('down'),
        draining: inState('drain', 'maintenance'),
        vcpu: number(sql`sum(${hosts.vcpu})`),
        freeVcpu: number(sql`sum(${hosts.freeVcpu})`),
        heldVcpu: number(sql`(select sum(r.vcpu) from reservation r join host h on h.id = r.host_id
          where r.state = 'reserved' and h.pool_id = ${pools.id})`),
        memoryMiB: number(sql`sum(${hosts.memoryMiB})`),
        freeMemoryMiB: number(sql`sum(${hosts.freeMemoryMiB})`),
      },
      small: roomFor(usualSizes[0]),
      large: roomFor(usualSizes[1]),
    })
    .from(pools)
    .leftJoin(hosts, eq(hosts.poolId, pools.id))
    .groupBy(pools.id)
    .orderBy(asc(pools.code))
}

/** As `fits` counts for one pool: hosts that take machines, one after the other, since all are alike. */
function roomFor(size: (typeof usualSizes)[number] | undefined) {
  const { vcpu, memoryMiB, diskGiB } = size ?? { vcpu: 1, memoryMiB: 1, diskGiB: 1 }
  return number(sql`sum(least(${hosts.freeVcpu} / ${sql.raw(String(vcpu))}, ${hosts.freeMemoryMiB} / ${sql.raw(String(memoryMiB))},
    ${hosts.freeDiskGiB} / ${sql.raw(String(diskGiB))})) filter (where ${hosts.state} = 'up' and ${pools.state} = 'active')`)
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { pinsOf } from '@/lib/evacuation/pins-of'
import { obstacleTo } from '@/lib/evacuation/rules'
import { computeDriver } from '@/lib/providers/registry'
import { listMachinesByToken, type PlacedMachine } from '@/lib/provisioning/list-machines-by-token'
import { runCanStart } from '@/lib/provisioning/rules'
import type { StandingMachine } from '@/lib/scheduler/consolidation/plan-moves'
import { groupsOf } from '@/lib/scheduler/groups-of'
import { type ListedHost, readHostList } from '@/lib/scheduler/host-list'
import type { Pool } from '@/lib/scheduler/list-pools'

export type PoolMachine = StandingMachine & { machine: PlacedMachine | undefined; groupId?: string }
/** A pool as a plan sees it: slots are places in `hosts`, which are in order of age. */
export type PoolStanding = {
  pool: Pool
  hosts: ListedHost[]
  machines: PoolMachine[]
  groups: Map<string, { maxPerHost: number; members: Map<number, number> }>
  coresInUse: number
}
type Room = {
  key: string
  hostId: string
  vcpu: number
  memoryMiB: number
  diskGiB: number
  groupId: string | null
}

/** A statement has no more than 65,535 parameters. */
const atOnce = 20_000

/** What stands on a pool's hosts now, and which of it must stay: a group that keeps together moves by a drain alone. */
export async function loadStanding(ctx: Ctx, pool: Pool): Promise<PoolStanding> {
  authorize(ctx.actor, 'capacity:read')
  const hosts = (await readHostList(ctx))
    .filter(({ poolId }) => poolId === pool.id)
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
  const slotOf = new Map(hosts.map(({ id }, slot) => [id, slot]))
  const rooms = await roomsOf(ctx, pool.id)
  const byToken = new Map<string, PlacedMachine>()
  const pins = new Map<string, string>()
  for (let at = 0; at < rooms.length; at += atOnce) {
    const keys = rooms.slice(at, at + atOnce).map(({ key }) => key)
    const placed = await listMachinesByToken(ctx, keys)
    for (const machine of placed) byToken.set(machine.token, machine)
    const ids = placed.map(({ id }) => id)
    for (const [id, reason] of await pinsOf(ctx, ids)) pins.set(id, reason)
  }
  const groups = await groupsOf(
    ctx,
    rooms.flatMap(({ groupId }) => groupId ?? []),
  )
  const able = computeDriver(ctx.databases, pool).abilities.move
  const machines = rooms.flatMap(({ key, hostId, groupId, ...size }): PoolMachine[] => {
    const slot = slotOf.get(hostId)
    const machine = byToken.get(key)
    if (slot === undefined) return []
    const mayStart = machine !== undefined && runCanStart('move', machine)
    const obstacle = obstacleTo({ machine, pinned: pins.get(machine?.id ?? ''), able, mayStart })
    const stays = obstacle !== null || groups.get(groupId ?? '')?.together === true
    return [{ ...size, slot, groupId: groupId ?? undefined, stays, machine }]
  })
  return {
    pool,
    hosts,
    machines,
    groups: groupsBySlot(groups, slotOf),
    coresInUse: hosts.reduce((sum, host) => sum + host.vcpu - host.freeVcpu, 0),
  }
}

async function roomsOf(ctx: Ctx, poolId: string): Promise<Room[]> {
  const { rows } = await ctx.db.execute<Room>(sql`
    select r.key, r.host_id as "hostId", r.vcpu, r.memory_mib::float8 as "memoryMiB", r.disk_gib::float8 as "diskGiB",
      r.group_id as "groupId"
    from reservation r join host h on h.id = r.host_id
    where h.pool_id = ${poolId}::uuid and r.state <> 'released' order by r.id`)
  return rows
}

type Groups = Awaited<ReturnType<typeof groupsOf>>

function groupsBySlot(groups: Groups, slotOf: ReadonlyMap<string, number>) {
  return new Map(
    [...groups].map(([id, { maxPerHost, members }]) => {
      const here = [...members].flatMap(([hostId, count]): [number, number][] => {
        const slot = slotOf.get(hostId)
        return slot === undefined ? [] : [[slot, count]]
      })
      return [id, { maxPerHost, members: new Map(here) }]
    }),
  )
}

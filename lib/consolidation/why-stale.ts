import { isIdle } from '@/lib/consolidation/hosts-awake'
import type { PoolMachine, PoolStanding } from '@/lib/consolidation/load-standing'
import type { PlannedHost, PlannedMove, Why } from '@/lib/consolidation/queries'

/** A key under `errors` in the messages. */
export type StaleCode =
  | 'machineGone'
  | 'machineStays'
  | 'hostState'
  | 'targetFull'
  | 'groupFull'
  | 'hostChanged'
  | 'reserve'
  | 'overtaken'

type Planned = {
  moves: readonly Pick<PlannedMove, 'instanceId' | 'fromHostId' | 'toHostId' | 'vcpu'>[]
  hosts: readonly Pick<PlannedHost, 'hostId' | 'role' | 'sleeps'>[]
}

/**
 * Why a plan cannot be carried out as it was drawn, by how the pool stands now; null: it still holds. It does when
 * every machine stands where it stood and may move, every target has room and its groups allow it, the hosts to be
 * emptied hold nothing else, and enough empty hosts stay awake afterwards. Pure.
 */
export function whyStale(
  standing: PoolStanding,
  { moves, hosts: planned }: Planned,
  reserve: number,
): Why | null {
  const slotOf = new Map(standing.hosts.map(({ id }, slot) => [id, slot]))
  const nameOf = (hostId: string) => standing.hosts[slotOf.get(hostId) ?? -1]?.name ?? ''
  const machineOf = new Map(standing.machines.map((each) => [each.machine?.id, each]))
  const left = standing.hosts.map((host) => ({ ...host }))
  const members = new Map([...standing.groups].map(([id, group]) => [id, new Map(group.members)]))
  for (const { instanceId, fromHostId, toHostId, vcpu } of moves) {
    const found = machineOf.get(instanceId)
    const [from, to] = [left[slotOf.get(fromHostId) ?? -1], left[slotOf.get(toHostId) ?? -1]]
    const name = found?.machine?.name ?? ''
    if (!found || !from || standing.hosts[found.slot]?.id !== fromHostId || found.vcpu !== vcpu)
      return { code: 'machineGone', params: { name, host: nameOf(fromHostId) } }
    if (found.stays) return { code: 'machineStays', params: { name } }
    if (from.state !== 'up') return { code: 'hostState', params: { host: from.name } }
    if (to?.state !== 'up') return { code: 'hostState', params: { host: nameOf(toHostId) } }
    if (!take(to, found)) return { code: 'targetFull', params: { host: to.name, name } }
    if (!joins(standing, members, found, slotOf.get(toHostId) ?? -1))
      return { code: 'groupFull', params: { host: to.name, name } }
    give(from, found)
  }
  const notEmpty = planned.find(({ hostId, role }) => {
    const host = left[slotOf.get(hostId) ?? -1]
    return role !== 'target' && !(host && isIdle({ ...host, machines: 0 }))
  })
  if (notEmpty) return { code: 'hostChanged', params: { host: nameOf(notEmpty.hostId) } }
  const awake = left.filter((host) => isIdle({ ...host, machines: 0 })).length
  const stay = awake - planned.filter(({ sleeps }) => sleeps).length
  return stay < reserve ? { code: 'reserve', params: { reserve, stay } } : null
}

type Free = { freeVcpu: number; freeMemoryMiB: number; freeDiskGiB: number }

function take(host: Free, { vcpu, memoryMiB, diskGiB }: PoolMachine): boolean {
  host.freeVcpu -= vcpu
  host.freeMemoryMiB -= memoryMiB
  host.freeDiskGiB -= diskGiB
  return Math.min(host.freeVcpu, host.freeMemoryMiB, host.freeDiskGiB) >= 0
}

function give(host: Free, { vcpu, memoryMiB, diskGiB }: PoolMachine): void {
  host.freeVcpu += vcpu
  host.freeMemoryMiB += memoryMiB
  host.freeDiskGiB += diskGiB
}

/** Whether the machine's group has room on the host; counts it there. */
function joins(
  { groups }: PoolStanding,
  members: Map<string, Map<number, number>>,
  { groupId }: PoolMachine,
  to: number,
): boolean {
  const group = groupId === undefined ? undefined : groups.get(groupId)
  const there = groupId === undefined ? undefined : members.get(groupId)
  if (!group || !there) return true
  const now = (there.get(to) ?? 0) + 1
  there.set(to, now)
  return now <= group.maxPerHost
}

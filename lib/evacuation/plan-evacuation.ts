import { type HostView, type PlaceRequest, type PolicyOf, place } from '@/lib/scheduler/place'
import { sumOf } from '@/lib/scheduler/request'

/** Why a machine stays: a key under `reasons` in the messages, with its values. */
export type Stays = { code: string; params?: Record<string, string | number> }
export type Leaving = {
  id: string
  request: Omit<PlaceRequest, 'group' | 'mates'>
  groupId: string | null
  obstacle: Stays | null
}
type GroupNow = { maxPerHost: number; together?: boolean; members: ReadonlyMap<string, number> }
export type Groups = ReadonlyMap<string, GroupNow>
export type EvacuationStep<M, H> = { machine: M; to: H; stays: null } | { machine: M; to: null; stays: Stays }

/**
 * Where each machine of a host would go, the largest first: each is placed as the scheduler would, with those
 * before it already there and its group kept apart. A group that keeps together goes to one host, or all of it
 * stays. Pure; the hosts and groups given stay as they are.
 */
export function planEvacuation<M extends Leaving, H extends HostView>(
  machines: readonly M[],
  hosts: readonly H[],
  groups: Groups,
  policyOf: PolicyOf<H>,
): EvacuationStep<M, H>[] {
  const left = hosts.map((host) => ({ ...host }))
  const byId = new Map(left.map((host) => [host.id, host]))
  const members = new Map([...groups].map(([id, group]) => [id, new Map(group.members)]))
  const steps = partiesOf(machines, groups).map((party) => {
    const stays = obstacleOf(party)
    if (stays) return party.machines.map((machine) => staying(machine, stays))
    const { size, groupId } = party
    const group = groupId ? groups.get(groupId) : undefined
    const inGroup = members.get(groupId ?? '') ?? new Map<string, number>()
    const asked = group?.together
      ? { ...size, hostId: [...inGroup.keys()].find((id) => byId.has(id)) }
      : { ...size, group: group && { maxPerHost: group.maxPerHost, members: inGroup } }
    const placement = place(asked, left, policyOf)
    if (!('host' in placement)) {
      const [reason] = placement.refused
      const short = { code: reason?.filter ?? 'state', params: { ...reason?.params } }
      return party.machines.map((machine) => staying(machine, short))
    }
    const host = byId.get(placement.host.id) as H
    host.freeVcpu -= size.vcpu
    host.freeMemoryMiB -= size.memoryMiB
    host.freeDiskGiB -= size.diskGiB
    host.machines += party.machines.length
    inGroup.set(host.id, (inGroup.get(host.id) ?? 0) + party.machines.length)
    return party.machines.map((machine) => ({ machine, to: host, stays: null }))
  })
  return steps.flat()
}

/** One machine, or those of a group that keeps together. */
type Party<M> = { machines: M[]; size: Leaving['request']; groupId: string | null }

function partiesOf<M extends Leaving>(machines: readonly M[], groups: Groups): Party<M>[] {
  const parties = new Map<string, M[]>()
  for (const machine of machines) {
    const { id, groupId } = machine
    const name = groupId && groups.get(groupId)?.together ? groupId : id
    parties.set(name, [...(parties.get(name) ?? []), machine])
  }
  return [...parties.values()]
    .map((some) => {
      const [first] = some.sort(largestFirst) as [M]
      const size = { ...first.request, ...sumOf(some.map(({ request }) => request)) }
      return { machines: some, size, groupId: first.groupId, id: first.id, request: size }
    })
    .sort(largestFirst)
}

/** A group is not torn apart for one of them that must stay. */
function obstacleOf<M extends Leaving>({ machines }: Party<M>): Stays | null {
  const held = machines.filter(({ obstacle }) => obstacle)
  if (held.length === 0) return null
  return { code: 'together', params: { count: held.length } }
}

const staying = <M extends Leaving>(machine: M, stays: Stays) => ({
  machine,
  to: null,
  stays: machine.obstacle ?? stays,
})

type Sized = Pick<Leaving, 'id' | 'request'>
const largestFirst = (a: Sized, b: Sized) =>
  b.request.vcpu - a.request.vcpu || b.request.memoryMiB - a.request.memoryMiB || (a.id < b.id ? -1 : 1)

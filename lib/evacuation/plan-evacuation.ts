import { type HostView, type PlaceRequest, type PolicyOf, place } from '@/lib/scheduler/place'

/** Why a machine stays: a key under `reasons` in the messages, with its values. */
export type Stays = { code: string; params?: Record<string, string | number> }
export type Leaving = {
  id: string
  request: Omit<PlaceRequest, 'group'>
  groupId: string | null
  obstacle: Stays | null
}
export type Groups = ReadonlyMap<string, { maxPerHost: number; members: ReadonlyMap<string, number> }>
export type EvacuationStep<M, H> = { machine: M; to: H; stays: null } | { machine: M; to: null; stays: Stays }

/**
 * Where each machine of a host would go, the largest first: each is placed as the scheduler would, with those
 * before it already there and its group kept apart. Pure; the hosts and groups given stay as they are.
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
  return [...machines].sort(largestFirst).map((machine) => {
    if (machine.obstacle) return { machine, to: null, stays: machine.obstacle }
    const { request, groupId } = machine
    const group = groupId ? groups.get(groupId) : undefined
    const inGroup = members.get(groupId ?? '') ?? new Map<string, number>()
    const asked = { ...request, group: group && { maxPerHost: group.maxPerHost, members: inGroup } }
    const placement = place(asked, left, policyOf)
    if (!('host' in placement)) {
      const [reason] = placement.refused
      return { machine, to: null, stays: { code: reason?.filter ?? 'state', params: { ...reason?.params } } }
    }
    const host = byId.get(placement.host.id) as H
    host.freeVcpu -= request.vcpu
    host.freeMemoryMiB -= request.memoryMiB
    host.freeDiskGiB -= request.diskGiB
    host.machines += 1
    inGroup.set(host.id, (inGroup.get(host.id) ?? 0) + 1)
    return { machine, to: host, stays: null }
  })
}

const largestFirst = (a: Leaving, b: Leaving) =>
  b.request.vcpu - a.request.vcpu || b.request.memoryMiB - a.request.memoryMiB || (a.id < b.id ? -1 : 1)

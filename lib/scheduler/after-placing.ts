import { type HostView, type PlaceRequest, type PolicyOf, place } from '@/lib/scheduler/place'

/**
 * The hosts as they would be once the machines had been placed one after the other, with the members of their
 * anti-affinity groups. What finds no room takes none. Pure: the hosts given stay as they are.
 */
export function afterPlacing<H extends HostView>(
  hosts: readonly H[],
  machines: readonly PlaceRequest[],
  policyOf: PolicyOf<H>,
): H[] {
  const left = hosts.map((host) => ({ ...host }))
  const byId = new Map(left.map((host) => [host.id, host]))
  for (const machine of machines) {
    const placement = place(machine, left, policyOf)
    const host = 'host' in placement ? byId.get(placement.host.id) : undefined
    if (!host) continue
    host.freeVcpu -= machine.vcpu
    host.freeMemoryMiB -= machine.memoryMiB
    host.freeDiskGiB -= machine.diskGiB
    host.machines += 1
    const members = machine.group?.members as Map<string, number> | undefined
    members?.set(host.id, (members.get(host.id) ?? 0) + 1)
  }
  return left
}

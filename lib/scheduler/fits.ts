import { filters, filtersPassed, type HostView, type PlaceRequest } from '@/lib/scheduler/place'

/** How many machines like this could be placed now, one after the other. Exact, since all are alike. */
export function fits(request: PlaceRequest, hosts: readonly HostView[]): number {
  let count = 0
  for (const host of hosts) {
    if (filtersPassed(host, request) === filters.length) count += fitsOn(host, request)
  }
  return count
}

function fitsOn(host: HostView, request: PlaceRequest): number {
  const { group } = request
  const room = (free: number, each: number) => (each > 0 ? Math.floor(free / each) : Number.POSITIVE_INFINITY)
  const most = Math.min(
    room(host.freeVcpu, request.vcpu),
    room(host.freeMemoryMiB, request.memoryMiB),
    room(host.freeDiskGiB, request.diskGiB),
    group ? group.maxPerHost - (group.members.get(host.id) ?? 0) : Number.POSITIVE_INFINITY,
  )
  if (!Number.isFinite(most)) throw new RangeError('a request must ask for something')
  return most
}

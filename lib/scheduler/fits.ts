import { spareByPool } from '@/lib/scheduler/headroom/held-back'
import { filters, filtersPassed, type HostView, type PlaceRequest } from '@/lib/scheduler/place'

/**
 * How many machines like this could be placed now, one after the other. Exact, since all are alike: of a group
 * that keeps together as many as one host takes, of a pool that holds room back no more than it gives.
 */
export function fits(request: PlaceRequest, hosts: readonly HostView[]): number {
  const spare = spareByPool(hosts, request)
  const byPool = new Map<string, number>()
  const together = request.group?.together
  for (const host of hosts) {
    if (filtersPassed(host, request, spare) !== filters.length) continue
    const here = fitsOn(host, request)
    const before = byPool.get(host.poolId) ?? 0
    byPool.set(host.poolId, together ? Math.max(before, here) : before + here)
  }
  const counts = [...byPool].map(([poolId, count]) => {
    const left = spare.get(poolId)
    return left
      ? Math.min(count, times(left.vcpu, request.vcpu), times(left.memoryMiB, request.memoryMiB))
      : count
  })
  return together ? Math.max(0, ...counts) : counts.reduce((sum, count) => sum + count, 0)
}

const times = (free: number, each: number) => (each > 0 ? Math.floor(free / each) : Number.POSITIVE_INFINITY)

function fitsOn(host: HostView, request: PlaceRequest): number {
  const { group } = request
  const most = Math.min(
    times(host.freeVcpu, request.vcpu),
    times(host.freeMemoryMiB, request.memoryMiB),
    times(host.freeDiskGiB, request.diskGiB),
    group ? group.maxPerHost - (group.members.get(host.id) ?? 0) : Number.POSITIVE_INFINITY,
  )
  if (!Number.isFinite(most)) throw new RangeError('a request must ask for something')
  return most
}

import { gives, heldBackOf, keptFrom } from '@/lib/scheduler/headroom/held-back'
import type { CapacityRequest } from '@/lib/scheduler/request'
import type { Lease } from '@/lib/scheduler/writer/leases'
import type { PlacementAsk } from '@/lib/scheduler/writer/placement-ask'
import type { PoolIndex } from '@/lib/scheduler/writer/pool-index'

/** A pool that this writer leads. `poll` is the host up to which the table has been looked at again. */
export type Shard = { lease: Lease; index: PoolIndex; poll: string }

/** How many filters all hosts of the pool pass: three, as in `filters`, where it may take the machine at all. */
export function poolFiltersPassed(lease: Lease, { request }: PlacementAsk): 0 | 1 | 2 | 3 {
  if (!lease.open || lease.zone !== request.zone) return 0
  if (request.poolId && lease.poolId !== request.poolId) return 0
  if (!lease.levels.includes(request.protectionLevel)) return 1
  return lease.architecture === request.architecture ? 3 : 2
}

export const serves = (lease: Lease, ask: PlacementAsk): boolean => poolFiltersPassed(lease, ask) === 3

/** Whether the pool leaves what it holds back, once the machine has its room. */
export function givesRoom({ lease, index }: Shard, request: CapacityRequest): boolean {
  if (lease.headroom.length === 0) return true
  const { capacity, free } = index.sums
  const kept = keptFrom(heldBackOf(lease.headroom, capacity), request)
  return gives({ vcpu: free.vcpu - kept.vcpu, memoryMiB: free.memoryMiB - kept.memoryMiB }, request)
}

import { nothingYet } from '@/lib/scheduler/fleet/find-best'
import { policies } from '@/lib/scheduler/policies/policies'
import type { Decision } from '@/lib/scheduler/writer/commit-batch'
import type { GroupMembers } from '@/lib/scheduler/writer/group-members'
import type { Lease } from '@/lib/scheduler/writer/leases'
import type { PlacementAsk } from '@/lib/scheduler/writer/placement-ask'
import type { PoolIndex } from '@/lib/scheduler/writer/pool-index'

/** A pool that this writer leads. `poll` is the host up to which the table has been looked at again. */
export type Shard = { lease: Lease; index: PoolIndex; poll: string }
export type Waiting = { ask: PlacementAsk; settle(answer: Answered): void; since: number; tries: number }
type Answered = { placed: true; hostId: string; poolId: string } | null
export type Chosen = Decision & { slot: number; waiting: Waiting }
export type Decided = { chosen: Map<Shard, Chosen[]>; nowhere: Waiting[] }

/**
 * One after the other, each seeing what those before it took: as `place`, the best host of all pools that serve
 * the request, by each pool's own policy.
 */
export function decideBatch(
  shards: readonly Shard[],
  batch: readonly Waiting[],
  groups: GroupMembers,
): Decided {
  const decided: Decided = { chosen: new Map(), nowhere: [] }
  for (const waiting of batch) {
    const { ask } = waiting
    const { request, hostId } = ask
    const found = nothingYet()
    let best: Shard | undefined
    for (const shard of shards) {
      if (!serves(shard.lease, ask)) continue
      const { index, lease } = shard
      const group = groups.in(index, request.groupId)
      if (index.find(policies[lease.policy], request, found, group, hostId)) best = shard
    }
    if (!best) {
      decided.nowhere.push(waiting)
      continue
    }
    const { slot, score } = found
    best.index.take(slot, request)
    const members = groups.in(best.index, request.groupId)?.members
    members?.set(slot, (members.get(slot) ?? 0) + 1)
    const chosen = decided.chosen.get(best) ?? []
    chosen.push({ ask, hostId: best.index.idOf(slot), score, slot, waiting })
    decided.chosen.set(best, chosen)
  }
  return decided
}

/** Whether the pool may take the machine at all. */
export function serves(lease: Lease, { request }: PlacementAsk): boolean {
  if (!lease.open || lease.zone !== request.zone || lease.architecture !== request.architecture) return false
  if (request.poolId && lease.poolId !== request.poolId) return false
  return lease.levels.includes(request.protectionLevel)
}

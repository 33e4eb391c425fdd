import { nothingYet } from '@/lib/scheduler/fleet/find-best'
import { policies } from '@/lib/scheduler/policies/policies'
import type { Decision } from '@/lib/scheduler/writer/commit-batch'
import { explainChoice } from '@/lib/scheduler/writer/explain-choice'
import { type GroupMembers, sizeWith } from '@/lib/scheduler/writer/group-members'
import type { PlacementAsk } from '@/lib/scheduler/writer/placement-ask'
import { givesRoom, type Shard, serves } from '@/lib/scheduler/writer/shard'

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
      const group = groups.in(index, ask)
      const size = sizeWith(request, group)
      if (givesRoom(shard, size) && index.find(policies[lease.policy], size, found, group, hostId))
        best = shard
    }
    if (!best) {
      decided.nowhere.push(waiting)
      continue
    }
    const { slot } = found
    const explanation = explainChoice(shards, ask, groups, { shard: best, found })
    best.index.take(slot, request)
    groups.join(best.index, ask, slot)
    const chosen = decided.chosen.get(best) ?? []
    chosen.push({ ask, hostId: best.index.idOf(slot), explanation, slot, waiting })
    decided.chosen.set(best, chosen)
  }
  return decided
}

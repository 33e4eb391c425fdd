import { type Found, nothingYet } from '@/lib/scheduler/fleet/find-best'
import { filters } from '@/lib/scheduler/place'
import { policies } from '@/lib/scheduler/policies/policies'
import { type GroupMembers, sizeWith } from '@/lib/scheduler/writer/group-members'
import type { PlacementAsk } from '@/lib/scheduler/writer/placement-ask'
import type { Passing } from '@/lib/scheduler/writer/pool-index'
import { givesRoom, poolFiltersPassed, type Shard } from '@/lib/scheduler/writer/shard'

/** As it is written down with the decision; `left` are the hosts left by each filter, in the order of `filters`. */
export type Choice = {
  by: 'index'
  /** Hosts this writer knew when it decided. */
  looked: number
  left: number[]
  /** What is said of disk and of what follows it is at most so many. */
  atMost?: true
  /** The host taken and the two best others, the lowest score first. */
  best: { id: string; score: number }[]
}

/**
 * Why this host, from the index as it is before the room is taken: counts that it keeps, and two more looks for
 * the next best. A better one than that taken was being written to by another batch.
 */
export function explainChoice(
  shards: readonly Shard[],
  ask: PlacementAsk,
  groups: GroupMembers,
  chosen: { shard: Shard; found: Found },
): Choice {
  const { shard, found } = chosen
  const taken = { id: shard.index.idOf(found.slot), score: found.score }
  if (ask.hostId) return { by: 'index', looked: 1, left: only, best: [taken] }
  const passed = [1, 2, 3].map((least) =>
    shards.filter(({ lease }) => poolFiltersPassed(lease, ask) >= least),
  )
  const serving = passed.at(-1) ?? []
  const hosts = (of: readonly Shard[]) => of.reduce((sum, { index }) => sum + index.size, 0)
  const passing = serving.map((each) => {
    const group = groups.in(each.index, ask)
    const size = sizeWith(ask.request, group)
    const counted = each.index.countPassing(size, group)
    return { ...counted, headroom: givesRoom(each, size) ? counted.group : 0 }
  })
  const sum = (key: Exclude<keyof Passing | 'headroom', 'atMost'>) =>
    passing.reduce((all, each) => all + each[key], 0)
  return {
    by: 'index',
    looked: hosts(shards),
    left: [...passed.map(hosts), ...(['up', 'cpu', 'memory', 'disk', 'group', 'headroom'] as const).map(sum)],
    ...(passing.some(({ atMost }) => atMost) ? { atMost: true } : {}),
    best: [taken, ...nextBest(serving, ask, groups, chosen)].sort((a, b) => a.score - b.score),
  }
}

const only = filters.map(() => 1)

function nextBest(
  serving: readonly Shard[],
  ask: PlacementAsk,
  groups: GroupMembers,
  { shard, found }: { shard: Shard; found: Found },
): Choice['best'] {
  const known = new Map<Shard, number[]>([[shard, [found.slot]]])
  const best: Choice['best'] = []
  while (best.length < 2) {
    const next = nothingYet()
    let of: Shard | undefined
    for (const each of serving) {
      const group = groups.in(each.index, ask)
      const size = sizeWith(ask.request, group)
      if (!givesRoom(each, size)) continue
      if (each.index.findNext(policies[each.lease.policy], size, next, group, known.get(each) ?? []))
        of = each
    }
    if (!of) break
    known.set(of, [...(known.get(of) ?? []), next.slot])
    best.push({ id: of.index.idOf(next.slot), score: next.score })
  }
  return best
}

import { median } from '@/bench/bench'
import { type BaselineName, baselines } from '@/bench/placement-baselines'
import { hostsOf } from '@/bench/placement-hosts'
import { consolidation, type Pace } from '@/bench/placement-moving'
import { type Arm, byBaseline, byPolicy, type Outcome, Replay } from '@/bench/placement-replay'
import { boundOf, randomStart, type Source, startsOf, windowOf } from '@/bench/placement-scenarios'
import { pack } from '@/lib/scheduler/policies/pack'
import { policies } from '@/lib/scheduler/policies/policies'

export type Options = {
  repeats: number
  starts: number
  window: number
  /** Of the consolidator; its budget is for 80 hosts and grows with them. */
  pace: Pace
}

export const baselineNames = Object.keys(baselines) as BaselineName[]
const ours = Object.fromEntries(Object.entries(policies).map(([name, policy]) => [name, byPolicy(policy)]))
export const arms: Record<string, Arm> = {
  ...ours,
  ...Object.fromEntries(baselineNames.map((name) => [name, byBaseline(name)])),
}
export const moving = 'pack, moving'

/** A value of each repeat by arm. */
export type ByArm = Record<string, number[]>
export const medianOf = (of: ByArm, arm: string) => median(of[arm] ?? [])
export const lowestOf = (of: ByArm, names: readonly string[]) =>
  Math.min(...names.map((name) => medianOf(of, name)))
export const highestOf = (of: ByArm, names: readonly string[]) =>
  Math.max(...names.map((name) => medianOf(of, name)))

const note = (of: ByArm, arm: string, value: number) => {
  of[arm] = [...(of[arm] ?? []), value]
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

export type Placed = { name: string; bursty: boolean; placed: ByArm; ofBound: ByArm }

/** Goal 1: placements before the first refusal, from random places of the trace. */
export function placedUntilRefused(
  source: Source,
  cluster: Source['clusters'][number],
  options: Options,
): Placed {
  const result: Placed = {
    name: `${source.name}, ${cluster.name}`,
    bursty: source.bursty,
    placed: {},
    ofBound: {},
  }
  for (let repeat = 0; repeat < options.repeats; repeat++) {
    const trace = source.trace(repeat)
    const random = startsOf(source, cluster.name, repeat)
    const starts = Array.from({ length: options.starts }, () => {
      const hosts = cluster.hosts(trace, random)
      return { hosts, window: randomStart(trace, hosts, random) }
    })
    for (const [name, arm] of Object.entries(arms)) {
      const placed = starts.map(
        ({ hosts, window }) => new Replay(window, hosts, arm, { untilRefused: true }).run().placed,
      )
      note(result.placed, name, mean(placed))
      note(result.ofBound, name, mean(placed.map((count, at) => count / (starts[at]?.window.bound ?? 1))))
    }
  }
  return result
}

export type Whole = {
  name: string
  hosts: number[]
  /** Share of the cpu-hours asked for. */
  refused: ByArm
  refusals: ByArm
  overBound: ByArm
  hostSeconds: ByArm
  coreSeconds: ByArm
  movesPerRequest: number[]
  /** Hosts in use through the first window, and the bound. */
  lines: Record<string, number[]>
}

/** Goals 2 and 3: whole windows on hosts for `room` times the highest demand by volume. */
export function whole(source: Source, room: number, options: Options, withMoves: boolean): Whole {
  const result: Whole = {
    name: source.name,
    hosts: [],
    refused: {},
    refusals: {},
    overBound: {},
    hostSeconds: {},
    coreSeconds: {},
    movesPerRequest: [],
    lines: {},
  }
  const oneWindowIsAll = !source.bursty && source.trace(0).flavour.length <= options.window
  const repeats = oneWindowIsAll ? 1 : options.repeats
  for (let repeat = 0; repeat < repeats; repeat++) {
    const window = windowOf(source.trace(repeat), repeat, repeats, options.window)
    const bound = boundOf(source, window)
    const count = Math.ceil(bound.peak * room)
    const hosts = hostsOf(count, [source.shape], window.trace)
    result.hosts.push(count)
    if (repeat === 0) result.lines.bound = bound.samples
    const keep = (name: string, outcome: Outcome) => {
      note(result.refused, name, outcome.refusedCoreS / outcome.askedCoreS)
      note(result.refusals, name, outcome.refused)
      note(result.overBound, name, outcome.hostSeconds / bound.hostSeconds)
      note(result.hostSeconds, name, outcome.hostSeconds)
      note(result.coreSeconds, name, (outcome.askedCoreS - outcome.refusedCoreS) / window.trace.perCore)
      if (repeat === 0) result.lines[name] = outcome.samples
    }
    for (const [name, arm] of Object.entries(arms))
      keep(name, new Replay(window, hosts, arm, { samples: 200 }).run())
    if (!withMoves) continue
    const budget = Math.ceil((options.pace.budget * count) / 80)
    const moves = consolidation(pack, { ...options.pace, budget })
    const moved = new Replay(window, hosts, byPolicy(pack), { samples: 200, consolidation: moves }).run()
    keep(moving, moved)
    result.movesPerRequest.push(moved.moves / moved.requests)
  }
  return result
}

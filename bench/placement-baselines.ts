import type { HostSet } from '@/bench/placement-hosts'
import type { Trace } from '@/bench/placement-trace'
import { type Random, randomFrom } from '@/lib/random'
import { none } from '@/lib/scheduler/fleet/shape-grid'

/** Where the others of its group stand, by slot, and how many of them one host may have. */
export type Neighbours = { maxPerHost: number; members: ReadonlyMap<number, number> }
export type Choose = (cores: number, units: number, group?: Neighbours) => number
export type Baseline = (hosts: HostSet, trace: Trace) => Choose

/** The host of the lowest score; the first of equals, or any of them. Shares are of the host, once it is taken. */
function lowest(
  score: (cpuLeft: number, memoryLeft: number) => number,
  anyOfEquals = false,
): (hosts: HostSet) => Choose {
  return (hosts) => {
    const random = randomFrom(hosts.count)
    return (cores, units, group) => {
      let [best, least, equals] = [none, Number.POSITIVE_INFINITY, 1]
      for (let slot = 0; slot < hosts.count; slot++) {
        if (!fits(hosts, slot, cores, units, group)) continue
        const value = score(
          ((hosts.freeCores[slot] as number) - cores) / (hosts.cores[slot] as number),
          ((hosts.freeUnits[slot] as number) - units) / (hosts.units[slot] as number),
        )
        if (value > least || (value === least && !(anyOfEquals && random.below(++equals) === 0))) continue
        if (value < least) equals = 1
        best = slot
        least = value
      }
      return best
    }
  }
}

function fits(hosts: HostSet, slot: number, cores: number, units: number, group?: Neighbours): boolean {
  if ((hosts.freeCores[slot] as number) < cores || (hosts.freeUnits[slot] as number) < units) return false
  return !group || (group.members.get(slot) ?? 0) < group.maxPerHost
}

const firstFit: Baseline = (hosts) => (cores, units, group) => {
  for (let slot = 0; slot < hosts.count; slot++) if (fits(hosts, slot, cores, units, group)) return slot
  return none
}

/** Any host that fits, all alike. */
const anyFit: Baseline = (hosts) => {
  const random: Random = randomFrom(hosts.count + 1)
  return (cores, units, group) => {
    let [best, seen] = [none, 0]
    for (let slot = 0; slot < hosts.count; slot++) {
      if (fits(hosts, slot, cores, units, group) && random.below(++seen) === 0) best = slot
    }
    return best
  }
}

/**
 * Nova's RAMWeigher and CPUWeigher, both with their default multiplier of 1: what is free, each stretched to 0..1
 * over the hosts that passed the filters, and added; the first of the highest (host_subset_size = 1).
 */
const nova: Baseline = (hosts) => (cores, units, group) => {
  const { freeCores, freeUnits, count } = hosts
  let [leastCores, mostCores, leastUnits, mostUnits] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let slot = 0; slot < count; slot++) {
    if (!fits(hosts, slot, cores, units, group)) continue
    leastCores = Math.min(leastCores, freeCores[slot] as number)
    mostCores = Math.max(mostCores, freeCores[slot] as number)
    leastUnits = Math.min(leastUnits, freeUnits[slot] as number)
    mostUnits = Math.max(mostUnits, freeUnits[slot] as number)
  }
  let [best, highest] = [none, -1]
  for (let slot = 0; slot < count; slot++) {
    if (!fits(hosts, slot, cores, units, group)) continue
    const weight =
      stretched(freeCores[slot] as number, leastCores, mostCores) +
      stretched(freeUnits[slot] as number, leastUnits, mostUnits)
    if (weight <= highest) continue
    best = slot
    highest = weight
  }
  return best
}

const stretched = (value: number, least: number, most: number) =>
  most > least ? (value - least) / (most - least) : 0

/**
 * kube-scheduler's NodeResourcesFit (LeastAllocated) and NodeResourcesBalancedAllocation, weight 1 each, in whole
 * points of 100; any of the highest. All hosts are scored, as with percentageOfNodesToScore = 100.
 */
const kubernetes: Baseline = lowest((cpuLeft, memoryLeft) => {
  const leastAllocated = Math.floor((Math.floor(cpuLeft * 100) + Math.floor(memoryLeft * 100)) / 2)
  const balanced = Math.floor((1 - Math.abs(cpuLeft - memoryLeft) / 2) * 100)
  return -leastAllocated - balanced
}, true)

/**
 * Fragmentation gradient (Weng et al., ATC 2023) on processors and memory: what is free on a host counts as
 * fragmented by the share of the trace's requests that do not fit there; where it grows least. Knows the trace.
 */
const fragmentationGradient: Baseline = (hosts, trace) => {
  const [mostCores, mostUnits] = [Math.max(...hosts.cores), Math.max(...hosts.units)]
  const columns = mostUnits + 1
  const fragmented = new Float32Array((mostCores + 1) * columns)
  for (const at of trace.flavour) {
    const { cores = 0, units = 0 } = trace.flavours[at] ?? {}
    if (cores > mostCores || units > mostUnits) continue
    const cell = cores * columns + units
    fragmented[cell] = (fragmented[cell] as number) + 1
  }
  for (let row = 0; row <= mostCores; row++) {
    let inRow = 0
    for (let column = 0; column < columns; column++) {
      inRow += fragmented[row * columns + column] as number
      const above = row > 0 ? (fragmented[(row - 1) * columns + column] as number) : 0
      fragmented[row * columns + column] = inRow + above
    }
  }
  for (let cell = 0; cell < fragmented.length; cell++) {
    const free = Math.floor(cell / columns) / mostCores + (cell % columns) / mostUnits
    fragmented[cell] = (1 - (fragmented[cell] as number) / trace.flavour.length) * free
  }
  return (cores, units, group) => {
    let [best, least] = [none, Number.POSITIVE_INFINITY]
    for (let slot = 0; slot < hosts.count; slot++) {
      if (!fits(hosts, slot, cores, units, group)) continue
      const [freeCores, freeUnits] = [hosts.freeCores[slot] as number, hosts.freeUnits[slot] as number]
      const after = fragmented[(freeCores - cores) * columns + freeUnits - units] as number
      const grows = after - (fragmented[freeCores * columns + freeUnits] as number)
      if (grows >= least) continue
      best = slot
      least = grows
    }
    return best
  }
}

export const baselines = {
  'first-fit': firstFit,
  'best-fit sum': lowest((cpuLeft, memoryLeft) => cpuLeft + memoryLeft),
  'best-fit max': lowest((cpuLeft, memoryLeft) => Math.max(cpuLeft, memoryLeft)),
  'worst-fit': lowest((cpuLeft, memoryLeft) => -cpuLeft - memoryLeft),
  nova,
  kubernetes,
  fgd: fragmentationGradient,
  random: anyFit,
} satisfies Record<string, Baseline>
export type BaselineName = keyof typeof baselines

import type { HostSet } from '@/bench/placement-hosts'
import {
  endOf,
  type Flavour,
  firstToLeave,
  flavourAt,
  leaveUntil,
  type Window,
} from '@/bench/placement-trace'

/** Requests until all that should stand is more than all hosts have: no policy can place more before it refuses. */
export function placementBound(window: Window, hosts: HostSet): { placed: number; reached: boolean } {
  const { trace, from, to } = window
  let [cores, units, placed] = [0, 0, 0]
  let place = firstToLeave(window)
  for (let at = from; at < to; at++) {
    const flavour = flavourAt(trace, at)
    place = leaveUntil(window, place, trace.arrive[at] as number, (gone) => {
      const left = flavourAt(trace, gone)
      if (!hosts.couldHold(left)) return
      cores -= left.cores
      units -= left.units
    })
    if (!hosts.couldHold(flavour)) continue
    cores += flavour.cores
    units += flavour.units
    if (cores > hosts.allCores || units > hosts.allUnits) return { placed, reached: true }
    placed += 1
  }
  return { placed, reached: false }
}

export type HostBound = {
  /** Least hosts for the highest demand by volume alone. */
  peak: number
  /** Host-seconds that even free migration needs. */
  hostSeconds: number
  /** Bound over time, at `samples` even steps. */
  samples: number[]
}

/**
 * Fewest hosts of one shape for what stands at every moment, per dimension: by volume, and by dual feasible
 * functions (Fekete and Schepers 2001), which see that what is larger than half a host shares with nobody.
 */
export function hostBound(window: Window, shape: Flavour, samples = 200): HostBound {
  const { trace, from, to } = window
  const fitting = trace.flavours.filter(({ cores, units }) => cores <= shape.cores && units <= shape.units)
  const weigh = (of: 'cores' | 'units') =>
    trace.flavours.map((flavour) =>
      weightsOf(
        fitting.includes(flavour) ? flavour[of] : 0,
        shape[of],
        fitting.map((each) => each[of]),
      ),
    )
  const [byCores, byUnits] = [weigh('cores'), weigh('units')]
  const weights = byCores.map((of, flavour) => [...of, ...(byUnits[flavour] ?? [])])
  const functions = weights[0]?.length ?? 0
  const sums = new Float64Array(functions)
  const volumes = [0, byCores[0]?.length ?? 0]
  const change = (at: number, by: 1 | -1) => {
    const of = weights[trace.flavour[at] as number] as number[]
    for (let one = 0; one < functions; one++) sums[one] = (sums[one] as number) + by * (of[one] as number)
  }
  const whole = (sum: number) => Math.ceil(sum - 1e-6)
  const [start, end] = [trace.arrive[from] as number, endOf(window)]
  const bound: HostBound = { peak: 0, hostSeconds: 0, samples: [] }
  let [now, hosts] = [start, 0]
  const until = (time: number) => {
    while (bound.samples.length < samples && start + (bound.samples.length * (end - start)) / samples < time)
      bound.samples.push(hosts)
    bound.hostSeconds += hosts * (time - now)
    now = time
  }
  let place = firstToLeave(window)
  for (let at = from; at < to; at++) {
    const time = trace.arrive[at] as number
    place = leaveUntil(window, place, time, (gone) => {
      until(trace.leave[gone] as number)
      change(gone, -1)
      hosts = whole(highest(sums))
    })
    until(time)
    change(at, 1)
    hosts = whole(highest(sums))
    bound.peak = Math.max(bound.peak, ...volumes.map((one) => whole(sums[one] as number)))
  }
  return bound
}

function highest(sums: Float64Array): number {
  let most = 0
  for (let one = 0; one < sums.length; one++) most = Math.max(most, sums[one] as number)
  return most
}

/**
 * What a machine counts for, as a share of a host: first by volume, then by each function. What fits no host
 * counts for nothing.
 */
function weightsOf(size: number, host: number, sizes: readonly number[]): number[] {
  const rounded = [1, 2, 3, 4, 5, 7, 9].map((k) => {
    const times = size * (k + 1)
    return times % host === 0 ? size / host : Math.floor(times / host) / k
  })
  const halves = [...new Set(sizes.filter((each) => each * 2 <= host))].slice(0, 16)
  const thresholds = halves.map((least) => (size > host - least ? 1 : size < least ? 0 : size / host))
  return [size / host, ...rounded, ...thresholds]
}

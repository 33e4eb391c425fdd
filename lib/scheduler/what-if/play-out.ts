import { Fleet } from '@/lib/scheduler/fleet/fleet'
import { type PolicyName, policies } from '@/lib/scheduler/policies/policies'
import type { Size } from '@/lib/scheduler/request'
import type { PastMachine } from '@/lib/scheduler/what-if/draw-demand'
import { type Forecast, forecast } from '@/lib/scheduler/what-if/forecast'
import type { Known } from '@/lib/scheduler/what-if/simulate'

export type HostNow = {
  vcpu: number
  memoryMiB: number
  freeVcpu: number
  freeMemoryMiB: number
  freeDiskGiB: number
}
/** A machine that came: `at` in seconds from the start of what is looked back upon (or, of a newcomer, from today). */
export type Arrival = Size & { at: number; lifetime: number }

/** Everything a forecast needs, plain enough to be sent to another process. */
export type Task = {
  hosts: HostNow[]
  policy: PolicyName
  past: Arrival[]
  pastDays: number
  newcomers: Arrival[]
  days: number
  growth: number
  plans: Size[]
  /** Machines that stand on a host (by its place in `hosts`) and leave at a known moment, in seconds from today. */
  leaving?: (Size & { host: number; at: number })[]
  /** Hosts that are to come. */
  coming?: (HostNow & { at: number })[]
  /** What new machines leave free of all hosts together. */
  kept?: { vcpu: number; memoryMiB: number }
}

/** Pure: the same task, the same answer, with or without `rest` on the way. */
export function playOut(
  { hosts, policy, past, newcomers, plans, ...task }: Task,
  rest?: () => void,
): Forecast {
  const { leaving = [], coming = [], kept, days, growth, pastDays } = task
  const unitMiB = unitOf(
    [...hosts, ...past, ...newcomers, ...plans, ...leaving, ...coming].map(({ memoryMiB }) => memoryMiB),
  )
  const fleet = new Fleet(unitMiB)
  const add = ({ vcpu, memoryMiB, freeVcpu, freeMemoryMiB, freeDiskGiB }: HostNow) =>
    fleet.add({ cores: vcpu, memoryMiB }, { cores: freeVcpu, memoryMiB: freeMemoryMiB, diskGiB: freeDiskGiB })
  for (const host of hosts) add(host)
  const arriving = coming.map(({ at, ...host }): Known => {
    const slot = add(host)
    fleet.leave(slot)
    return { at, slot }
  })
  const inUnits = <M extends Size>({ vcpu, memoryMiB, diskGiB, ...rest }: M) => ({
    ...rest,
    cores: vcpu,
    units: Math.ceil(memoryMiB / unitMiB),
    diskGiB,
  })
  const departing = leaving.map(({ host, at, ...size }): Known => ({ at, slot: host, leaves: inUnits(size) }))
  return forecast({
    days,
    growth,
    pastDays,
    known: [...arriving, ...departing].sort((a, b) => a.at - b.at),
    kept: kept && { cores: kept.vcpu, units: Math.ceil(kept.memoryMiB / unitMiB) },
    fleet,
    policy: policies[policy],
    past: past.map(inUnits) satisfies PastMachine[],
    besides: newcomers.map(inUnits),
    plans: plans.map(inUnits),
    rest,
  })
}

const coarsest = 1024
const finest = 64

/** The largest unit of which every amount of memory is a multiple, between 64 MiB and 1 GiB. */
export function unitOf(memories: readonly number[]): number {
  const common = memories.reduce((unit, memory) => gcd(unit, memory), coarsest)
  return Math.max(common, finest)
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

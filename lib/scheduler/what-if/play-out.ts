import { Fleet } from '@/lib/scheduler/fleet/fleet'
import { type PolicyName, policies } from '@/lib/scheduler/policies/policies'
import type { Size } from '@/lib/scheduler/request'
import type { PastMachine } from '@/lib/scheduler/what-if/draw-demand'
import { type Forecast, forecast } from '@/lib/scheduler/what-if/forecast'

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
}

/** Pure: the same task, the same answer. */
export function playOut({ hosts, policy, past, newcomers, plans, ...task }: Task): Forecast {
  const unitMiB = unitOf([...hosts, ...past, ...newcomers, ...plans].map(({ memoryMiB }) => memoryMiB))
  const fleet = new Fleet(unitMiB)
  for (const { vcpu, memoryMiB, freeVcpu, freeMemoryMiB, freeDiskGiB } of hosts)
    fleet.add({ cores: vcpu, memoryMiB }, { cores: freeVcpu, memoryMiB: freeMemoryMiB, diskGiB: freeDiskGiB })
  const inUnits = <M extends Size>({ vcpu, memoryMiB, diskGiB, ...rest }: M) => ({
    ...rest,
    cores: vcpu,
    units: Math.ceil(memoryMiB / unitMiB),
    diskGiB,
  })
  return forecast({
    ...task,
    fleet,
    policy: policies[policy],
    past: past.map(inUnits) satisfies PastMachine[],
    besides: newcomers.map(inUnits),
    plans: plans.map(inUnits),
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

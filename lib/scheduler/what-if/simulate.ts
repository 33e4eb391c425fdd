import { findBest, nothingYet } from '@/lib/scheduler/fleet/find-best'
import type { Fleet } from '@/lib/scheduler/fleet/fleet'
import type { Policy } from '@/lib/scheduler/policies/policy'
import { Departures } from '@/lib/scheduler/what-if/departures'

/** Machines to come, by moment of asking; amounts in the fleet's units, moments and lifetimes in seconds from the start. */
export type Demand = {
  at: Float64Array
  /** Infinity: stays. */
  lifetime: Float64Array
  cores: Int32Array
  units: Int32Array
  diskGiB: Int32Array
}

/**
 * What is known to happen, in the order of its moments: a machine that stands there leaves (amounts), or a host
 * that was out of the search joins it (none).
 */
export type Known = { at: number; slot: number; leaves?: PlanSize }

export type PlanSize = { cores: number; units: number; diskGiB: number }

export type Day = {
  placed: number
  refused: number
  /** At the end of the day. */
  coresInUse: number
  hostsInUse: number
  machines: number
}
export type Future = {
  days: Day[]
  /** By plan: the first day at whose end not one more would fit, null while one does. */
  stopsFitting: (number | null)[]
  /** By plan that does not fit at the start: the first day at whose end one would, null while none does. */
  startsFitting: (number | null)[]
  /** By plan: whether one fits at the start. */
  fitsAtStart: boolean[]
}
type Options = {
  days: number
  plans?: readonly PlanSize[]
  known?: readonly Known[]
  /** Stays free of all hosts together. */
  kept?: { cores: number; units: number }
  /** Called now and then, every half a millisecond or so: to leave the processor to others. */
  rest?: () => void
}

const daySeconds = 86_400
const machinesBetweenRests = 256

/**
 * What would happen, day by day, were this demand to meet these hosts. Pure but for the fleet, which it uses up:
 * give it one of its own. Who leaves at a moment goes before who comes at it, as in the live scheduler.
 */
export function simulate(
  fleet: Fleet,
  policy: Policy,
  demand: Demand,
  { days, plans = [], known = [], kept, rest }: Options,
): Future {
  const count = demand.at.length
  const hostOf = new Int32Array(count)
  const departures = new Departures(count)
  const future: Future = {
    days: [],
    stopsFitting: plans.map(() => null),
    startsFitting: plans.map(() => null),
    fitsAtStart: [],
  }
  const free = fleet.free()
  const asked = { cores: 0, units: 0, diskGiB: 0 }
  const found = nothingYet()
  const now = {
    placed: 0,
    refused: 0,
    coresInUse: fleet.coresInUse(),
    hostsInUse: fleet.hostsInUse(),
    machines: 0,
  }

  const giveBack = (host: number, cores: number, units: number, diskGiB: number) => {
    fleet.take(host, -cores, -units, -diskGiB)
    free.cores += cores
    free.units += units
    now.coresInUse -= cores
    if (fleet.isIdle(host)) now.hostsInUse -= 1
  }
  const leave = () => {
    const who = departures.take()
    const [cores, units, disk] = [demand.cores[who], demand.units[who], demand.diskGiB[who]]
    giveBack(hostOf[who] as number, cores as number, units as number, disk as number)
    now.machines -= 1
  }
  const happen = ({ slot, leaves }: Known) => {
    const { cores, units } = fleet.gridOf(slot)
    if (leaves) {
      const [usedCores, usedUnits] = [cores - fleet.freeCores(slot), units - fleet.freeUnits(slot)]
      return giveBack(
        slot,
        Math.min(leaves.cores, usedCores),
        Math.min(leaves.units, usedUnits),
        leaves.diskGiB,
      )
    }
    fleet.enter(slot, cores, units)
    free.cores += cores
    free.units += units
  }
  const gives = ({ cores, units }: PlanSize) =>
    !kept || (free.cores - cores >= kept.cores && free.units - units >= kept.units)
  const fits = (plan: PlanSize) => gives(plan) && findBest(fleet, policy, plan, nothingYet())
  const come = (who: number) => {
    asked.cores = demand.cores[who] as number
    asked.units = demand.units[who] as number
    asked.diskGiB = demand.diskGiB[who] as number
    found.slot = -1
    found.score = Number.POSITIVE_INFINITY
    if (!gives(asked) || !findBest(fleet, policy, asked, found)) {
      now.refused += 1
      return
    }
    if (fleet.isIdle(found.slot)) now.hostsInUse += 1
    fleet.take(found.slot, asked.cores, asked.units, asked.diskGiB)
    free.cores -= asked.cores
    free.units -= asked.units
    hostOf[who] = found.slot
    now.placed += 1
    now.coresInUse += asked.cores
    now.machines += 1
    const end = (demand.at[who] as number) + (demand.lifetime[who] as number)
    if (end !== Number.POSITIVE_INFINITY) departures.add(end, who)
  }

  future.fitsAtStart = plans.map(fits)
  let next = 0
  let at = 0
  for (let day = 0; day < days; day++) {
    const end = (day + 1) * daySeconds
    for (;;) {
      const arrival = next < count ? (demand.at[next] as number) : Number.POSITIVE_INFINITY
      const change = known[at]?.at ?? Number.POSITIVE_INFINITY
      if (Math.min(arrival, departures.next, change) >= end) break
      if (change <= arrival && change <= departures.next) happen(known[at++] as Known)
      else if (departures.next <= arrival) leave()
      else {
        come(next++)
        if (next % machinesBetweenRests === 0) rest?.()
      }
    }
    for (const [which, plan] of plans.entries()) {
      const open = !future.fitsAtStart[which] && future.startsFitting[which] === null
      if (future.stopsFitting[which] !== null && !open) continue
      const fitting = fits(plan)
      if (open && fitting) future.startsFitting[which] = day
      if (!fitting) future.stopsFitting[which] ??= day
    }
    future.days.push({ ...now })
    now.placed = 0
    now.refused = 0
  }
  return future
}

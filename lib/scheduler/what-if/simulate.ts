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
}

const daySeconds = 86_400

/**
 * What would happen, day by day, were this demand to meet these hosts. Pure but for the fleet, which it uses up:
 * give it one of its own. Who leaves at a moment goes before who comes at it, as in the live scheduler.
 */
export function simulate(
  fleet: Fleet,
  policy: Policy,
  demand: Demand,
  { days, plans = [] }: { days: number; plans?: readonly PlanSize[] },
): Future {
  const count = demand.at.length
  const hostOf = new Int32Array(count)
  const departures = new Departures(count)
  const future: Future = { days: [], stopsFitting: plans.map(() => null) }
  const asked = { cores: 0, units: 0, diskGiB: 0 }
  const found = nothingYet()
  const now = {
    placed: 0,
    refused: 0,
    coresInUse: fleet.coresInUse(),
    hostsInUse: fleet.hostsInUse(),
    machines: 0,
  }

  const leave = () => {
    const who = departures.take()
    const host = hostOf[who] as number
    fleet.take(
      host,
      -(demand.cores[who] as number),
      -(demand.units[who] as number),
      -(demand.diskGiB[who] as number),
    )
    now.coresInUse -= demand.cores[who] as number
    now.machines -= 1
    if (fleet.isIdle(host)) now.hostsInUse -= 1
  }
  const come = (who: number) => {
    asked.cores = demand.cores[who] as number
    asked.units = demand.units[who] as number
    asked.diskGiB = demand.diskGiB[who] as number
    found.slot = -1
    found.score = Number.POSITIVE_INFINITY
    if (!findBest(fleet, policy, asked, found)) {
      now.refused += 1
      return
    }
    if (fleet.isIdle(found.slot)) now.hostsInUse += 1
    fleet.take(found.slot, asked.cores, asked.units, asked.diskGiB)
    hostOf[who] = found.slot
    now.placed += 1
    now.coresInUse += asked.cores
    now.machines += 1
    const end = (demand.at[who] as number) + (demand.lifetime[who] as number)
    if (end !== Number.POSITIVE_INFINITY) departures.add(end, who)
  }

  let next = 0
  for (let day = 0; day < days; day++) {
    const end = (day + 1) * daySeconds
    for (;;) {
      const arrival = next < count ? (demand.at[next] as number) : Number.POSITIVE_INFINITY
      if (Math.min(arrival, departures.next) >= end) break
      if (departures.next <= arrival) leave()
      else come(next++)
    }
    for (const [at, plan] of plans.entries())
      if (future.stopsFitting[at] === null && !findBest(fleet, policy, plan, nothingYet()))
        future.stopsFitting[at] = day
    future.days.push({ ...now })
    now.placed = 0
    now.refused = 0
  }
  return future
}

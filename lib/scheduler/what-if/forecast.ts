import { randomFrom } from '@/lib/random'
import type { Fleet } from '@/lib/scheduler/fleet/fleet'
import type { Policy } from '@/lib/scheduler/policies/policy'
import { drawDemand, type PastMachine } from '@/lib/scheduler/what-if/draw-demand'
import { type Known, type PlanSize, simulate } from '@/lib/scheduler/what-if/simulate'

/** Early, likely and late: of ten futures one is earlier than `early`, five than `likely`, nine than `late`. */
export type Band<T> = { early: T; likely: T; late: T }
export type Forecast = {
  /** Cores in use at the end of each day: the most, the likely and the least. */
  coresInUse: Band<number>[]
  /** By plan: the day (from 0) at whose end not one more fits; null: not within the horizon. */
  stopsFitting: Band<number | null>[]
  /** By plan: the day at whose end one fits that does not now; null: one fits now. */
  startsFitting: (Band<number | null> | null)[]
  /** Share of the futures' machines that found no room. */
  refused: number
}
export type ForecastInput = {
  fleet: Fleet
  policy: Policy
  past: readonly PastMachine[]
  pastDays: number
  days: number
  growth?: number
  plans: readonly PlanSize[]
  futures?: number
  known?: readonly Known[]
  kept?: { cores: number; units: number }
  /** Machines that would come besides: a new agency's plan. */
  besides?: readonly PastMachine[]
  rest?: () => void
}

/**
 * Runs futures drawn from the past against the hosts as they stand and says when each plan stops fitting, with
 * a band. The same input, the same answer.
 */
export function forecast(input: ForecastInput): Forecast {
  const { fleet, policy, days, plans, futures = 21, besides = [], known, kept, rest, ...drawn } = input
  const ran = Array.from({ length: futures }, (_, seed) =>
    simulate(
      fleet.fork(),
      policy,
      drawDemand(drawn.past, { ...drawn, days, besides, random: randomFrom(seed + 1) }),
      {
        days,
        plans,
        known,
        kept,
        rest,
      },
    ),
  )
  const asked = ran.flatMap((future) => future.days).reduce((sum, day) => sum + day.placed + day.refused, 0)
  const refused = ran.flatMap((future) => future.days).reduce((sum, day) => sum + day.refused, 0)
  return {
    coresInUse: Array.from({ length: days }, (_, day) => {
      const { early, likely, late } = bandOf(ran.map((future) => future.days[day]?.coresInUse ?? 0))
      return { early: late, likely, late: early }
    }),
    stopsFitting: plans.map((_, plan) => dayBand(ran.map((future) => future.stopsFitting[plan] ?? null))),
    startsFitting: plans.map((_, plan) =>
      ran[0]?.fitsAtStart[plan] ? null : dayBand(ran.map((future) => future.startsFitting[plan] ?? null)),
    ),
    refused: asked > 0 ? refused / asked : 0,
  }
}

function bandOf(values: readonly number[]): Band<number> {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return { early: at(0.1), likely: at(0.5), late: at(0.9) }
}

function dayBand(days: readonly (number | null)[]): Band<number | null> {
  const band = bandOf(days.map((day) => day ?? Number.POSITIVE_INFINITY))
  return { early: finite(band.early), likely: finite(band.likely), late: finite(band.late) }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

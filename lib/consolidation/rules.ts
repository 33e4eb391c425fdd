import type { Band } from '@/lib/scheduler/what-if/forecast'

export type PlanState = 'proposed' | 'rejected' | 'stale' | 'running' | 'done' | 'incomplete' | 'stopped'

const allowedFrom = {
  approve: ['proposed'],
  reject: ['proposed'],
  stop: ['running'],
} satisfies Record<string, PlanState[]>

export function planCan(verb: keyof typeof allowedFrom, plan: { state: PlanState }): boolean {
  const states: readonly PlanState[] = allowedFrom[verb]
  return states.includes(plan.state)
}

type Expected = {
  /** Cores in use at the end of each day from when it was asked; null: there is no forecast. */
  forecast: { coresInUse: readonly Band<number>[]; askedAt: Date } | null
  coresInUse: number
  /** vCPU of one host. */
  hostVcpu: number
  minimum: number
  now: Date
}
const dayMillis = 86_400_000

/**
 * Empty hosts that stay awake: as many as hold what the forecast expects at most by the end of tomorrow beyond
 * what is in use now, and never fewer than the minimum. Room left on hosts in use is not counted on.
 */
export function reserveOf({ forecast, coresInUse, hostVcpu, minimum, now }: Expected): number {
  if (!forecast || hostVcpu <= 0) return minimum
  const first = Math.max(0, Math.floor((now.getTime() - forecast.askedAt.getTime()) / dayMillis))
  const ahead = forecast.coresInUse.slice(first, first + 2).map(({ early }) => early)
  const more = Math.max(0, ...ahead) - coresInUse
  return Math.max(minimum, Math.ceil(Math.max(0, more) / hostVcpu))
}

type Spent = { movesPerPlan: number; movesPerHundredRequests: number; requests: number; moves: number }

/** The most moves of the next plan: `requests` were placed and `moves` made in the last 180 days. */
export function budgetOf({ movesPerPlan, movesPerHundredRequests, requests, moves }: Spent): number {
  const earned = Math.floor((requests * movesPerHundredRequests) / 100) - moves
  return Math.max(0, Math.min(movesPerPlan, earned))
}

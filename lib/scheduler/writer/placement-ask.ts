import type { CapacityRequest } from '@/lib/scheduler/request'

/** What is asked of a placement writer, in this process or, as JSON, through `placement_request`. */
export type PlacementAsk = {
  /** The same key, the same answer. */
  key: string
  agencyId: string
  request: CapacityRequest
  /** Only this host will do: a machine that grows where it stands. */
  hostId?: string
  /** From the commit on, in the database's time. */
  holdSeconds: number
  /** Business time of the decision, ISO. */
  at: string
  /** The row by which another process handed it over; gone when nobody waits any longer. */
  handedAs?: string
}

export type Placed = { placed: true; hostId: string; poolId: string }

/** Null: nothing found by this writer; the caller looks for itself. */
export type PlacementAnswer = Placed | null

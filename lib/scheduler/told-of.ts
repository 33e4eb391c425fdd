import { type Funnel, filters, type Reason } from '@/lib/scheduler/place'
import type { Choice } from '@/lib/scheduler/writer/explain-choice'
import { type PackedChoice, unpack } from '@/lib/scheduler/writer/packed-choice'

/** Why a host was taken, or none: as a decision was explained when it was made. */
export type Told = {
  /** The leased writer's index; otherwise a look at every host. */
  by?: 'index'
  /** Hosts looked at; decisions written before it was kept have none. */
  looked?: number
  funnel?: Funnel
  /** Of disk and what follows it the funnel says at most so many. */
  atMost?: boolean
  /** When a host was taken: the best three, the lowest score first. */
  best?: { id: string; score: number }[]
  refused?: Reason[]
  /** The plan nearest to the one refused that would have fitted; null: none. */
  nearest?: { planId: string } | null
}

/** As it is kept, by a look at every host or by a writer, this release's or an earlier one's. */
export type Written = Told | Choice | PackedChoice

/**
 * An explanation as it is shown, whoever wrote it: a writer keeps numbers only, in the order of the filters, packed
 * into a text; earlier ones kept them as JSON.
 */
export function toldOf(written: Written): Told {
  if ('packed' in written) return toldOf(unpack(written.packed))
  if (!('left' in written)) return written
  const { left, ...choice } = written
  return {
    ...choice,
    funnel: filters.slice(0, left.length).map((filter, at) => ({ filter, remaining: left[at] ?? 0 })),
  }
}

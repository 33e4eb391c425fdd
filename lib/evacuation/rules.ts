import type { PlacedMachine } from '@/lib/provisioning/list-machines-by-token'
import type { RunKind } from '@/lib/provisioning/rules'

export type EvacuationKind = 'drain' | 'rebuild'

/** A host that has failed gives nothing away alive. */
export const kindFor = (hostState: string): EvacuationKind => (hostState === 'down' ? 'rebuild' : 'drain')

export const runKindOf: Record<EvacuationKind, RunKind & ('move' | 'rebuild')> = {
  drain: 'move',
  rebuild: 'rebuild',
}

type Facts = {
  /** An order line that waits, not a machine yet. */
  machine: Pick<PlacedMachine, 'state' | 'busy'> | undefined
  pinned: string | undefined
  /** Whether the engine can do it at all. */
  able: boolean
  mayStart: boolean
}
export type Obstacle = { code: 'waiting' | 'pinned' | 'engine' | 'busy'; params?: { reason: string } }

/** What keeps a machine where it is, whatever room there is elsewhere; null: nothing. */
export function obstacleTo({ machine, pinned, able, mayStart }: Facts): Obstacle | null {
  if (!machine) return { code: 'waiting' }
  if (pinned !== undefined) return { code: 'pinned', params: { reason: pinned } }
  if (!able) return { code: 'engine' }
  return machine.busy || !mayStart ? { code: 'busy' } : null
}

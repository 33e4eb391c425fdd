import type { Ctx } from '@/lib/context'
import { applyMove } from '@/lib/scheduler/apply-move'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

/**
 * The machine has left its host: the room that waited becomes its own. What an order held on the former host
 * for a larger plan is given back with it; that order asks again where the machine stands now.
 */
export async function applyEvacuation(tx: Ctx, key: string) {
  const { here, evacuation } = resizeKeys(key)
  const there = await applyMove(tx, key, evacuation)
  if (there) await releaseReservation(tx, here)
  return there
}

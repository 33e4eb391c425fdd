import { and, eq, inArray } from 'drizzle-orm'
import type { PlannedMove } from '@/lib/consolidation/queries'
import type { Ctx } from '@/lib/context'
import { consolidationMoves } from '@/lib/db/schema/consolidation'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

/** Machines that have not left stay where they are, and the room that waited for them is free again. */
export async function cancelMoves(
  tx: Ctx,
  planId: string,
  moves: readonly Pick<PlannedMove, 'instanceId' | 'token'>[],
  outcome: Pick<PlannedMove, 'code'> & { state: 'cancelled' | 'failed' },
): Promise<void> {
  if (moves.length === 0) return
  const ids = moves.map(({ instanceId }) => instanceId)
  await tx.db
    .update(consolidationMoves)
    .set(outcome)
    .where(and(eq(consolidationMoves.planId, planId), inArray(consolidationMoves.instanceId, ids)))
  for (const { token } of moves) await releaseReservation(tx, resizeKeys(token).evacuation)
}

import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { evacuationMoves, evacuations } from '@/lib/db/schema/evacuation'
import { AppError, notFound } from '@/lib/errors'
import type { StopEvacuation } from '@/lib/evacuation/input'
import { publishEvacuation } from '@/lib/evacuation/publish-evacuation'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

/**
 * No further machine leaves, and the room that waited for them is given back. The one on its way arrives or
 * returns by its own run; those that have left stay where they are, and the host stays closed to new ones.
 */
export async function stopEvacuation(ctx: Ctx, { evacuationId, reason }: StopEvacuation): Promise<void> {
  authorize(ctx.actor, 'capacity:manage')
  await inTransaction(ctx, async (tx) => {
    const [evacuation] = await tx.db
      .select()
      .from(evacuations)
      .where(eq(evacuations.id, evacuationId))
      .for('update')
    if (!evacuation) throw notFound('evacuation')
    if (evacuation.state !== 'running') throw new AppError('rule', 'evacuation.notRunning')
    await tx.db
      .update(evacuations)
      .set({ state: 'stopped', endedAt: tx.now() })
      .where(eq(evacuations.id, evacuationId))
    const left = await tx.db
      .update(evacuationMoves)
      .set({ state: 'cancelled' })
      .where(
        and(
          eq(evacuationMoves.evacuationId, evacuationId),
          inArray(evacuationMoves.state, ['waiting', 'reserved']),
        ),
      )
      .returning({ token: evacuationMoves.token })
    for (const { token } of left) await releaseReservation(tx, resizeKeys(token).evacuation)
    await recordAudit(tx, 'evacuation.stop', evacuationId, {
      agencyId: null,
      before: { state: evacuation.state },
      after: { state: 'stopped', reason, left: left.length },
    })
    await publishEvacuation(tx, evacuationId)
  })
}

import { and, asc, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { evacuationMoves, evacuations } from '@/lib/db/schema/evacuation'
import { AppError } from '@/lib/errors'
import { endEvacuation } from '@/lib/evacuation/end-evacuation'
import { holdTogether } from '@/lib/evacuation/hold-together'
import { publishEvacuation } from '@/lib/evacuation/publish-evacuation'
import { reserveTarget } from '@/lib/evacuation/reserve-target'
import { runKindOf } from '@/lib/evacuation/rules'
import { startRun } from '@/lib/provisioning/start-run'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

/**
 * Job: room is held for every machine before the first one leaves; then one leaves after the other. Called when
 * it begins, when a machine has arrived or not, and by the clock; safe at any time.
 */
export async function advanceEvacuation(ctx: Ctx, { evacuationId }: { evacuationId: string }): Promise<void> {
  authorize(ctx.actor, 'system:act')
  const [evacuation] = await ctx.db.select().from(evacuations).where(eq(evacuations.id, evacuationId))
  if (evacuation?.state !== 'running') return
  const waiting = await ctx.db
    .select()
    .from(evacuationMoves)
    .where(and(eq(evacuationMoves.evacuationId, evacuationId), eq(evacuationMoves.state, 'waiting')))
    .orderBy(asc(evacuationMoves.position))
  for (const move of waiting) await reserveTarget(ctx, evacuation, move)
  if (waiting.length > 0) await holdTogether(ctx, evacuationId)
  while (await startNext(ctx, evacuationId));
}

/** Whether the next one is to be tried, because this one could not even begin. */
async function startNext(ctx: Ctx, evacuationId: string): Promise<boolean> {
  authorize(ctx.actor, 'system:act')
  return inTransaction(ctx, async (tx) => {
    const running = and(eq(evacuations.id, evacuationId), eq(evacuations.state, 'running'))
    const [evacuation] = await tx.db.select().from(evacuations).where(running).for('update')
    if (!evacuation) return false
    const [next] = await tx.db
      .select()
      .from(evacuationMoves)
      .where(
        and(
          eq(evacuationMoves.evacuationId, evacuationId),
          sql`${evacuationMoves.state} in ('waiting','reserved','running')`,
        ),
      )
      .orderBy(
        sql`${evacuationMoves.state} = 'running' desc, ${evacuationMoves.state} = 'waiting' desc`,
        asc(evacuationMoves.position),
      )
      .limit(1)
    if (!next) {
      await endEvacuation(tx, evacuation)
      return false
    }
    if (next.state !== 'reserved') return false
    const own = and(
      eq(evacuationMoves.evacuationId, evacuationId),
      eq(evacuationMoves.instanceId, next.instanceId),
    )
    const { instanceId, token } = next
    try {
      const run = await startRun(tx, {
        kind: runKindOf[evacuation.kind],
        instanceId,
        params: { evacuationId },
      })
      await tx.db.update(evacuationMoves).set({ state: 'running', runId: run.id }).where(own)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      await releaseReservation(tx, resizeKeys(token).evacuation)
      await tx.db.update(evacuationMoves).set({ state: 'failed', code: 'busy' }).where(own)
      return true
    }
    await publishEvacuation(tx, evacuationId)
    return false
  })
}

import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { BulkId } from '@/lib/compute/input'
import { type Ctx, inTransaction } from '@/lib/context'
import { bulkActions, bulkItems } from '@/lib/db/schema/compute'
import { AppError, notFound } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/queue'

/** Tries again only what failed: refused at the time, or undone by its run. */
export async function retryBulk(ctx: Ctx, { bulkId }: BulkId): Promise<{ count: number }> {
  authorize(ctx.actor, 'instance:operate')
  return inTransaction(ctx, async (tx) => {
    const [bulk] = await tx.db
      .select()
      .from(bulkActions)
      .where(and(eq(bulkActions.id, bulkId), eq(bulkActions.agencyId, ctx.actor.agencyId ?? '')))
      .for('update')
    if (!bulk) throw notFound('compute')
    if (bulk.state === 'running') throw new AppError('conflict', 'compute.bulkRunning')
    const failed = await tx.db
      .update(bulkItems)
      .set({ state: 'waiting', code: null, params: null, runId: null })
      .where(
        and(
          eq(bulkItems.bulkId, bulkId),
          sql`(${bulkItems.state} = 'failed' or exists (select from run r where r.id = ${bulkItems.runId} and r.state = 'undone'))`,
        ),
      )
      .returning({ instanceId: bulkItems.instanceId })
    if (failed.length === 0) throw new AppError('rule', 'compute.nothingFailed')
    await tx.db
      .update(bulkActions)
      .set({ state: 'running', requestedBy: ctx.actor.personId ?? bulk.requestedBy })
      .where(eq(bulkActions.id, bulkId))
    await recordAudit(tx, 'bulk.retry', bulkId, { before: bulk, after: { count: failed.length } })
    await enqueue(tx, 'runBulk', { bulkId })
    return { count: failed.length }
  })
}

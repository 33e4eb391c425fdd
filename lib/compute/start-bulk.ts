import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { StartBulk } from '@/lib/compute/input'
import { previewBulk } from '@/lib/compute/preview-bulk'
import { type Ctx, inTransaction } from '@/lib/context'
import { bulkActions, bulkItems } from '@/lib/db/schema/compute'
import { AppError } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/queue'

/** One verb over up to 500 machines. Every one gets a result of its own; those that cannot say why at once. */
export async function startBulk(
  ctx: Ctx,
  { verb, ids, tags }: StartBulk,
): Promise<{ bulkId: string; count: number }> {
  authorize(ctx.actor, 'instance:operate')
  return inTransaction(ctx, async (tx) => {
    const preview = await previewBulk(tx, verb, ids)
    const count = preview.filter(({ verdict }) => verdict.ok).length
    if (count === 0) throw new AppError('rule', 'compute.nothingToDo')
    const agencyId = ctx.actor.agencyId ?? ''
    const [bulk] = await tx.db
      .insert(bulkActions)
      .values({
        agencyId,
        verb,
        params: verb === 'tag' ? { tags } : {},
        requestedBy: ctx.actor.personId ?? '',
        requestedAt: tx.now(),
        state: 'running',
      })
      .returning()
    if (!bulk) throw new Error('bulk action not inserted')
    await tx.db.insert(bulkItems).values(
      preview.map(({ instance, verdict }) => ({
        bulkId: bulk.id,
        agencyId,
        instanceId: instance.id,
        state: verdict.ok ? ('waiting' as const) : ('failed' as const),
        code: verdict.ok ? null : verdict.reason,
        params: verdict.ok ? null : (verdict.params ?? null),
      })),
    )
    await recordAudit(tx, 'bulk.start', bulk.id, { agencyId, after: { verb, count, ids: preview.length } })
    await enqueue(tx, 'runBulk', { bulkId: bulk.id })
    return { bulkId: bulk.id, count }
  })
}

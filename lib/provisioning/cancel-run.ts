import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { runs, tasks } from '@/lib/db/schema/provisioning'
import { enqueue } from '@/lib/jobs/queue'
import { endStuckTask } from '@/lib/provisioning/end-stuck-task'
import { publishProgress } from '@/lib/provisioning/publish-progress'
import type { Run } from '@/lib/provisioning/queries'

/**
 * Work that is no longer wanted turns round, wherever it stands, in the transaction of a verb that has
 * authorized. A call in flight keeps its lease: undoing begins when it has answered or its time is over.
 */
export async function cancelRun(tx: Ctx, orderLineId: string, reason: string): Promise<Run | null> {
  const open = inArray(runs.state, ['queued', 'running', 'stuck'])
  const [before] = await tx.db
    .select()
    .from(runs)
    .where(and(eq(runs.orderLineId, orderLineId), open))
    .for('update')
  if (!before) return null
  const failure = { code: 'cancelled', message: reason, retryable: true, step: 0, at: tx.now().toISOString() }
  const [run] = await tx.db
    .update(runs)
    .set({ state: 'undoing', tries: 0, nextTryAt: null, failure })
    .where(eq(runs.id, before.id))
    .returning()
  if (!run) return null
  await endStuckTask(tx, run.id, reason)
  await tx.db
    .update(tasks)
    .set({ state: 'cancelled', result: reason, endedAt: tx.now() })
    .where(
      and(
        eq(tasks.runId, run.id),
        eq(tasks.kind, 'manualFulfilment'),
        inArray(tasks.state, ['open', 'taken']),
      ),
    )
  await recordAudit(tx, 'run.cancel', run.id, {
    agencyId: run.agencyId,
    before: { state: before.state },
    after: { state: run.state, reason },
  })
  await enqueue(tx, 'advanceRun', { runId: run.id })
  await publishProgress(tx, run, { state: 'undoing' })
  return run
}

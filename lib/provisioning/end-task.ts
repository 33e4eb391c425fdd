import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { AppError } from '@/lib/errors'
import { publish } from '@/lib/events/publish'
import { enqueue } from '@/lib/jobs/queue'
import { settle } from '@/lib/notify/settle'
import type { EndTask } from '@/lib/provisioning/input'
import { lockMyTask } from '@/lib/provisioning/lock-task'

/** Writes how a task ended and, for a service fulfilled by hand, tells its run to go on. */
export async function endTask(
  ctx: Ctx,
  { taskId, result }: EndTask,
  state: 'done' | 'cancelled',
): Promise<void> {
  authorize(ctx.actor, 'task:work')
  await inTransaction(ctx, async (tx) => {
    const before = await lockMyTask(tx, taskId)
    if (before.kind === 'stuckRun') throw new AppError('rule', 'provisioning.decideRun')
    const after = { state, result, assigneeId: tx.actor.personId, endedAt: tx.now() }
    await tx.db.update(tasks).set(after).where(eq(tasks.id, taskId))
    const verb = state === 'done' ? 'task.complete' : 'task.fail'
    await recordAudit(tx, verb, taskId, { agencyId: before.agencyId, before: { state: before.state }, after })
    await settle(tx, `task:${taskId}`)
    await publish(tx, `queue:${before.role}`, 'task', { taskId }, null)
    if (before.kind === 'manualFulfilment' && before.runId)
      await enqueue(tx, 'advanceRun', { runId: before.runId })
  })
}

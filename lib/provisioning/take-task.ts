import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { publish } from '@/lib/events/publish'
import type { TaskInput } from '@/lib/provisioning/input'
import { lockMyTask } from '@/lib/provisioning/lock-task'

/** From now on this person's work; colleagues see so. */
export async function takeTask(ctx: Ctx, { taskId }: TaskInput): Promise<void> {
  authorize(ctx.actor, 'task:work')
  await inTransaction(ctx, async (tx) => {
    const before = await lockMyTask(tx, taskId)
    if (before.state === 'taken') return
    const after = { state: 'taken' as const, assigneeId: tx.actor.personId, takenAt: tx.now() }
    await tx.db.update(tasks).set(after).where(eq(tasks.id, taskId))
    await recordAudit(tx, 'task.take', taskId, {
      agencyId: before.agencyId,
      before: { state: before.state },
      after,
    })
    await publish(tx, `queue:${before.role}`, 'task', { taskId }, null)
  })
}

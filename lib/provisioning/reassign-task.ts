import { eq } from 'drizzle-orm'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { Role } from '@/lib/auth/roles'
import { type Ctx, inTransaction } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { AppError } from '@/lib/errors'
import { publish } from '@/lib/events/publish'
import { notify } from '@/lib/notify/notify'
import { settle } from '@/lib/notify/settle'
import type { ReassignTask } from '@/lib/provisioning/input'
import { lockTask } from '@/lib/provisioning/lock-task'
import { routes } from '@/lib/routes'

/** Hands a task, whoever has it, to a colleague of the same role. */
export async function reassignTask(ctx: Ctx, { taskId, personId }: ReassignTask): Promise<void> {
  authorize(ctx.actor, 'task:work')
  await inTransaction(ctx, async (tx) => {
    const before = await lockTask(tx, taskId)
    const colleagues = await listRoleHolders(tx, { role: before.role as Role, agencyId: null })
    if (!colleagues.some(({ id }) => id === personId)) throw new AppError('rule', 'provisioning.notOperator')
    const after = { state: 'taken' as const, assigneeId: personId, takenAt: tx.now() }
    await tx.db.update(tasks).set(after).where(eq(tasks.id, taskId))
    await recordAudit(tx, 'task.reassign', taskId, {
      agencyId: before.agencyId,
      before: { assigneeId: before.assigneeId },
      after,
    })
    const subject = before.kind === 'stuckRun' ? `run:${before.runId}` : `task:${taskId}`
    await settle(tx, subject)
    await notify(tx, {
      personIds: [personId],
      kind: 'taskHandedOver',
      params: { title: before.title.zh, titleEn: before.title.en, from: tx.actor.name },
      href: routes.desk.task(taskId),
      subject,
      waits: true,
      dueAt: before.dueAt,
      agencyId: before.agencyId,
    })
    await publish(tx, `queue:${before.role}`, 'task', { taskId }, null)
  })
}

import { and, eq } from 'drizzle-orm'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { authorize } from '@/lib/auth/permissions'
import { getCalendar } from '@/lib/calendar/get-calendar'
import { addWorkingHours } from '@/lib/calendar/working-time'
import { type Ctx, inTransaction } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { publish } from '@/lib/events/publish'
import { notify } from '@/lib/notify/notify'
import type { Instance, Run } from '@/lib/provisioning/queries'
import { runWords } from '@/lib/provisioning/run-words'
import { routes } from '@/lib/routes'

export type Task = typeof tasks.$inferSelect

/** Unless params.leadTimeHours says what the service promises. */
const usualLeadHours = 8

/** The task of this run, opened if it is not there yet, due within the service's lead time in working hours. */
export async function openManualTask(ctx: Ctx, run: Run, instance: Instance): Promise<Task> {
  authorize(ctx.actor, 'system:act')
  const calendar = await getCalendar(ctx)
  return inTransaction(ctx, async (tx) => {
    const mine = and(eq(tasks.kind, 'manualFulfilment'), eq(tasks.runId, run.id))
    const [existing] = await tx.db.select().from(tasks).where(mine)
    if (existing) return existing
    const word = runWords[run.kind]
    const hours = Number(run.params.leadTimeHours ?? usualLeadHours)
    const [task] = await tx.db
      .insert(tasks)
      .values({
        agencyId: run.agencyId,
        kind: 'manualFulfilment',
        role: 'serviceDesk',
        title: { zh: `${word.zh}：${instance.name}`, en: `${word.en}: ${instance.name}` },
        runId: run.id,
        orderId: run.orderId,
        orderLineId: run.orderLineId,
        instanceId: run.instanceId,
        details: { kind: run.kind, config: instance.config, serviceVersionId: instance.serviceVersionId },
        createdAt: tx.now(),
        dueAt: addWorkingHours(calendar, tx.now(), hours),
      })
      .returning()
    if (!task) throw new Error('task not inserted')
    const desk = await listRoleHolders(tx, { role: 'serviceDesk', agencyId: null })
    await notify(tx, {
      personIds: desk.map(({ id }) => id),
      kind: 'manualTask',
      params: { name: instance.name },
      href: routes.desk.task(task.id),
      subject: `task:${task.id}`,
      waits: true,
      dueAt: task.dueAt,
      agencyId: run.agencyId,
    })
    await publish(tx, 'queue:serviceDesk', 'task', { taskId: task.id }, null)
    return task
  })
}

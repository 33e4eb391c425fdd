import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import type { Ctx } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { publish } from '@/lib/events/publish'
import { notify } from '@/lib/notify/notify'
import { routes } from '@/lib/routes'

type Finding = Pick<typeof tasks.$inferInsert, 'kind' | 'title' | 'agencyId' | 'instanceId' | 'details'> & {
  notice: string
  params: Record<string, string>
}

/** Something found that only a resource operator can decide. */
export async function openOperatorTask(tx: Ctx, { notice, params, ...finding }: Finding): Promise<void> {
  const [task] = await tx.db
    .insert(tasks)
    .values({ ...finding, role: 'resourceOperator', createdAt: tx.now() })
    .returning({ id: tasks.id })
  if (!task) throw new Error('task not inserted')
  const operators = await listRoleHolders(tx, { role: 'resourceOperator', agencyId: null })
  await notify(tx, {
    personIds: operators.map(({ id }) => id),
    kind: notice,
    params,
    href: routes.desk.task(task.id),
    subject: `task:${task.id}`,
    waits: true,
    agencyId: finding.agencyId ?? null,
  })
  await publish(tx, 'queue:resourceOperator', 'task', { taskId: task.id }, null)
}

import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import type { Ctx } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { publish } from '@/lib/events/publish'
import { notify } from '@/lib/notify/notify'
import type { Instance, Run } from '@/lib/provisioning/queries'
import { runWords } from '@/lib/provisioning/run-words'
import { routes } from '@/lib/routes'

/** A stuck run becomes a task of the resource operators, once, and stands in their inboxes until it is done. */
export async function callPerson(tx: Ctx, run: Run, instance: Instance): Promise<void> {
  const word = runWords[run.kind]
  const [task] = await tx.db
    .insert(tasks)
    .values({
      agencyId: run.agencyId,
      kind: 'stuckRun',
      role: 'resourceOperator',
      title: { zh: `${word.zh}受阻：${instance.name}`, en: `${word.en} stuck: ${instance.name}` },
      runId: run.id,
      orderId: run.orderId,
      orderLineId: run.orderLineId,
      instanceId: run.instanceId,
      details: { kind: run.kind, failure: run.failure },
      createdAt: tx.now(),
    })
    .onConflictDoNothing()
    .returning({ id: tasks.id })
  if (!task) return
  const operators = await listRoleHolders(tx, { role: 'resourceOperator', agencyId: null })
  await notify(tx, {
    personIds: operators.map(({ id }) => id),
    kind: 'stuckRun',
    params: { name: instance.name },
    href: routes.desk.run(run.id),
    subject: `run:${run.id}`,
    waits: true,
    agencyId: run.agencyId,
  })
  await publish(tx, 'queue:resourceOperator', 'task', { taskId: task.id }, null)
}

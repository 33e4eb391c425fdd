import { and, eq, inArray } from 'drizzle-orm'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { AppError } from '@/lib/errors'
import { notify } from '@/lib/notify/notify'
import { settle } from '@/lib/notify/settle'
import type { HandOverRun } from '@/lib/provisioning/input'
import { getInstance, lockRun } from '@/lib/provisioning/queries'
import { routes } from '@/lib/routes'

/** A stuck run becomes the work of one resource operator, who is told with a note. */
export async function handOverRun(ctx: Ctx, { runId, personId, note }: HandOverRun): Promise<void> {
  authorize(ctx.actor, 'run:handOver')
  await inTransaction(ctx, async (tx) => {
    const run = await lockRun(tx, runId)
    if (run.state !== 'stuck') throw new AppError('rule', 'provisioning.runNotStuck')
    const operators = await listRoleHolders(tx, { role: 'resourceOperator', agencyId: null })
    if (!operators.some(({ id }) => id === personId)) throw new AppError('rule', 'provisioning.notOperator')
    await tx.db
      .update(tasks)
      .set({ state: 'taken', assigneeId: personId, takenAt: tx.now() })
      .where(and(eq(tasks.runId, runId), eq(tasks.kind, 'stuckRun'), inArray(tasks.state, ['open', 'taken'])))
    await recordAudit(tx, 'run.handOver', runId, { agencyId: run.agencyId, after: { personId, note } })
    await settle(tx, `run:${runId}`)
    const { name } = await getInstance(tx, run.instanceId ?? '')
    await notify(tx, {
      personIds: [personId],
      kind: 'runHandedOver',
      params: { name, note, from: tx.actor.name },
      href: routes.desk.run(runId),
      subject: `run:${runId}`,
      waits: true,
      agencyId: run.agencyId,
    })
  })
}

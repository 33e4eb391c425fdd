import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { requireCan } from '@/lib/compute/require-can'
import { type Ctx, inTransaction } from '@/lib/context'
import { publish } from '@/lib/events/publish'
import { type Instance, lockInstance } from '@/lib/provisioning/queries'
import { startRun } from '@/lib/provisioning/start-run'

export type BegunRun = { instance: Instance; runId: string }

/** What start, stop, reboot, rename and restore have in common: asked for at once, done by a durable run. */
export async function beginRun(
  ctx: Ctx,
  kind: 'start' | 'stop' | 'reboot' | 'rename' | 'restore',
  instanceId: string,
  options: { params?: Record<string, unknown>; check?: (tx: Ctx, instance: Instance) => Promise<void> } = {},
): Promise<BegunRun> {
  authorize(ctx.actor, 'instance:operate')
  return inTransaction(ctx, async (tx) => {
    const instance = await lockInstance(tx, instanceId)
    await requireCan(tx, kind, instance)
    await options.check?.(tx, instance)
    const run = await startRun(tx, { kind, instanceId, params: options.params })
    await recordAudit(tx, `instance.${kind}`, instanceId, {
      agencyId: instance.agencyId,
      before: { name: instance.name, state: instance.state },
      after: { runId: run.id, ...options.params },
    })
    await publish(tx, `instance:${instanceId}`, 'run', { runId: run.id }, instance.agencyId)
    return { instance, runId: run.id }
  })
}

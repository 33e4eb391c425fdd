import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { changeState } from '@/lib/provisioning/change-state'
import type { Difference } from '@/lib/provisioning/compare-engine'
import { endGhostTasks } from '@/lib/provisioning/end-ghost-tasks'
import { lockSettled } from '@/lib/provisioning/lock-settled'

/** The engine knows better: somebody switched the machine by other means, or it has come back. */
export async function moveFound(
  ctx: Ctx,
  { instance, state, machine }: Difference['moved'][number],
): Promise<void> {
  authorize(ctx.actor, 'system:act')
  await inTransaction(ctx, async (tx) => {
    const before = await lockSettled(tx, instance)
    if (!before) return
    await changeState(tx, before, state, { missingSince: null, engineRef: machine.ref, failure: null })
    if (before.state === 'missing') await endGhostTasks(tx, before.id, 'found again')
  })
}

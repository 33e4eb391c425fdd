import { eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { changeState } from '@/lib/provisioning/change-state'
import type { Owned } from '@/lib/provisioning/compare-engine'
import { lockSettled } from '@/lib/provisioning/lock-settled'
import { openOperatorTask } from '@/lib/provisioning/open-operator-task'

/** Not listed once: remembered. Not listed in a later pass either: a ghost, and a person is called. */
export async function markMissing(ctx: Ctx, instance: Owned): Promise<void> {
  authorize(ctx.actor, 'system:act')
  await inTransaction(ctx, async (tx) => {
    const before = await lockSettled(tx, instance)
    if (!before) return
    const now = tx.now()
    if (!before.missingSince) {
      await tx.db.update(instances).set({ missingSince: now }).where(eq(instances.id, before.id))
      return
    }
    if (before.missingSince >= now) return
    const failure = { code: 'missing', message: '', at: now.toISOString() }
    await changeState(tx, before, 'missing', { failure })
    await openOperatorTask(tx, {
      kind: 'ghost',
      notice: 'ghostFound',
      title: { zh: `找不到虚拟机：${before.name}`, en: `Machine missing: ${before.name}` },
      params: { name: before.name },
      agencyId: before.agencyId,
      instanceId: before.id,
      details: { engineRef: before.engineRef, missingSince: before.missingSince },
    })
  })
}

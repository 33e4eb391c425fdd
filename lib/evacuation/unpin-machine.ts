import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { pinnedMachines } from '@/lib/db/schema/evacuation'
import { notFound } from '@/lib/errors'
import type { UnpinMachine } from '@/lib/evacuation/input'

/** The machine may be moved again. */
export async function unpinMachine(ctx: Ctx, { instanceId }: UnpinMachine): Promise<void> {
  authorize(ctx.actor, 'capacity:manage')
  await inTransaction(ctx, async (tx) => {
    const [pin] = await tx.db
      .delete(pinnedMachines)
      .where(eq(pinnedMachines.instanceId, instanceId))
      .returning()
    if (!pin) throw notFound('evacuation')
    await recordAudit(tx, 'instance.unpin', instanceId, {
      agencyId: pin.agencyId,
      before: { reason: pin.reason },
    })
  })
}

import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { pinnedMachines } from '@/lib/db/schema/evacuation'
import type { PinMachine } from '@/lib/evacuation/input'
import { lockInstance } from '@/lib/provisioning/queries'

/** The machine stays on its host, whatever is emptied or consolidated, until an operator lets it go. */
export async function pinMachine(ctx: Ctx, { instanceId, reason }: PinMachine): Promise<void> {
  authorize(ctx.actor, 'capacity:manage')
  await inTransaction(ctx, async (tx) => {
    const { agencyId, name } = await lockInstance(tx, instanceId)
    const pin = { reason, pinnedBy: tx.actor.personId, pinnedAt: tx.now() }
    await tx.db
      .insert(pinnedMachines)
      .values({ instanceId, agencyId, ...pin })
      .onConflictDoUpdate({ target: pinnedMachines.instanceId, set: pin })
    await recordAudit(tx, 'instance.pin', instanceId, { agencyId, after: { name, reason } })
  })
}

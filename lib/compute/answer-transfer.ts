import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { lockTransfer } from '@/lib/compute/lock-transfer'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { transfers } from '@/lib/db/schema/compute'
import { publish } from '@/lib/events/publish'
import { notify } from '@/lib/notify/notify'
import { settle } from '@/lib/notify/settle'
import { listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import { routes } from '@/lib/routes'

/**
 * Ends an offer without a transfer: the giver takes it back, or the receiver declines. On the platform login,
 * since offer, machine and inboxes belong to two agencies; `lockTransfer` asks whose it is.
 */
export async function answerTransfer(
  ctx: Ctx,
  transferId: string,
  answer: 'withdrawn' | 'declined',
): Promise<{ name: string }> {
  authorize(ctx.actor, 'instance:transfer')
  return inTransaction(elevate(ctx), async (tx) => {
    const before = await lockTransfer(tx, transferId, answer === 'withdrawn' ? 'giver' : 'receiver')
    const { agencyId, instanceId } = before
    const [instance] = await listInstancesById(tx, agencyId, [instanceId])
    const name = instance?.name ?? ''
    await tx.db
      .update(transfers)
      .set({ state: answer, decidedBy: ctx.actor.personId, decidedAt: tx.now() })
      .where(eq(transfers.id, transferId))
    await recordAudit(
      tx,
      answer === 'withdrawn' ? 'instance.withdrawTransfer' : 'instance.declineTransfer',
      instanceId,
      {
        agencyId,
        before: { name, transferId, state: before.state },
        after: { state: answer },
      },
    )
    await settle(tx, `transfer:${transferId}`)
    if (answer === 'declined')
      await notify(tx, {
        personIds: [before.requestedBy],
        kind: 'transferDeclined',
        params: { name },
        href: routes.instances.one(instanceId),
        subject: `transfer:${transferId}`,
        agencyId,
      })
    await publish(tx, `instance:${instanceId}`, 'transfer', {}, agencyId)
    return { name }
  })
}

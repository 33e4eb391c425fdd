import { getBusinessSystem } from '@/lib/agencies/business-systems'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { getAgency } from '@/lib/agencies/queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { OfferTransfer } from '@/lib/compute/input'
import { requireCan } from '@/lib/compute/require-can'
import { type Ctx, inTransaction } from '@/lib/context'
import { transfers } from '@/lib/db/schema/compute'
import { AppError } from '@/lib/errors'
import { publish } from '@/lib/events/publish'
import { notify } from '@/lib/notify/notify'
import { lockInstance } from '@/lib/provisioning/queries'
import { routes } from '@/lib/routes'

/** Offers a machine to another agency. Nothing moves until an administrator there accepts. */
export async function offerTransfer(
  ctx: Ctx,
  input: OfferTransfer,
): Promise<{ transferId: string; agency: string }> {
  authorize(ctx.actor, 'instance:transfer')
  const { instanceId, toAgencyId, reason } = input
  return inTransaction(ctx, async (tx) => {
    const instance = await lockInstance(tx, instanceId)
    await requireCan(tx, 'transfer', instance)
    const [from, to, system] = await Promise.all([
      getAgency(tx, instance.agencyId),
      getAgency(tx, toAgencyId),
      getBusinessSystem(tx, instance.businessSystemId),
    ])
    const refuse = (code: 'compute.sameAgency' | 'compute.agencyClosed' | 'compute.zoneNotOpen') =>
      new AppError('rule', code, { fields: { toAgencyId: { code } } })
    if (to.id === instance.agencyId) throw refuse('compute.sameAgency')
    if (to.state !== 'active') throw refuse('compute.agencyClosed')
    if (!to.networkZones.includes(system.zone)) throw refuse('compute.zoneNotOpen')
    const [transfer] = await tx.db
      .insert(transfers)
      .values({
        agencyId: instance.agencyId,
        instanceId,
        toAgencyId,
        reason,
        requestedBy: ctx.actor.personId ?? '',
        requestedAt: tx.now(),
        state: 'offered',
      })
      .returning()
    if (!transfer) throw new Error('transfer not inserted')
    await recordAudit(tx, 'instance.offerTransfer', instanceId, {
      agencyId: instance.agencyId,
      before: { name: instance.name },
      after: { transferId: transfer.id, toAgencyId, to: to.name, reason },
    })
    const receivers = await listRoleHolders(ctx, { role: 'agencyAdmin', agencyId: toAgencyId })
    await notify(tx, {
      personIds: receivers.map(({ id }) => id),
      kind: 'transferOffered',
      params: { name: instance.name, agency: from.name },
      href: routes.transfers,
      subject: `transfer:${transfer.id}`,
      waits: true,
      agencyId: toAgencyId,
    })
    await publish(tx, `instance:${instanceId}`, 'transfer', {}, instance.agencyId)
    return { transferId: transfer.id, agency: to.name }
  })
}

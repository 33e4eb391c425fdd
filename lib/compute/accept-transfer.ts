import { eq } from 'drizzle-orm'
import { type BusinessSystem, getBusinessSystem } from '@/lib/agencies/business-systems'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { quoteLine } from '@/lib/billing/quote'
import type { AcceptTransfer } from '@/lib/compute/input'
import { lockTransfer } from '@/lib/compute/lock-transfer'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { transfers } from '@/lib/db/schema/compute'
import { AppError, notFound } from '@/lib/errors'
import { publish } from '@/lib/events/publish'
import { settle } from '@/lib/notify/settle'
import { listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import type { Instance } from '@/lib/provisioning/queries'
import { startRun } from '@/lib/provisioning/start-run'
import { amountsOf } from '@/lib/quota/amounts'
import { holdBudget } from '@/lib/quota/hold-budget'
import { holdQuota } from '@/lib/quota/hold-quota'
import { addDays, dayOf, dayStart } from '@/lib/shanghai'

/**
 * An administrator of the receiving agency takes the machine over: quota and money are held here at once, and
 * move when the engine has handed it over (settleTransfer). On the platform login, as it concerns two agencies.
 */
export async function acceptTransfer(
  ctx: Ctx,
  input: AcceptTransfer,
): Promise<{ name: string; runId: string }> {
  authorize(ctx.actor, 'instance:transfer')
  const system = await getBusinessSystem(ctx, input.businessSystemId)
  return inTransaction(elevate(ctx), async (tx) => {
    const transfer = await lockTransfer(tx, input.transferId, 'receiver')
    const { agencyId, toAgencyId, instanceId, id } = transfer
    const [instance] = await listInstancesById(tx, agencyId, [instanceId])
    if (!instance) throw notFound('compute')
    await requireFit(tx, instance, system)
    const newToken = crypto.randomUUID()
    const { vcpu, memoryMiB, diskGiB, dataDiskGiB = 0 } = instance.spec
    const amounts = amountsOf({ vcpu, memoryMiB, diskGiB }, { dataDiskGiB })
    await holdQuota(tx, { agencyId: toAgencyId, lines: [{ token: newToken, amounts }] })
    const amountFen = await restOfPeriod(tx, instance)
    await holdBudget(tx, {
      agencyId: toAgencyId,
      budgetId: input.budgetId,
      lines: [{ token: newToken, amountFen }],
    })
    await tx.db
      .update(transfers)
      .set({
        state: 'accepted',
        toBusinessSystemId: system.id,
        decidedBy: ctx.actor.personId,
        decidedAt: tx.now(),
      })
      .where(eq(transfers.id, id))
    const params = { transferId: id, toAgencyId, toBusinessSystemId: system.id, newToken }
    const run = await startRun(asPlatform(tx), { kind: 'transfer', instanceId, params })
    await recordAudit(tx, 'instance.acceptTransfer', instanceId, {
      agencyId,
      before: { name: instance.name, transferId: id, state: transfer.state },
      after: {
        state: 'accepted',
        toAgencyId,
        businessSystemId: system.id,
        budgetId: input.budgetId,
        amountFen,
      },
    })
    await settle(tx, `transfer:${id}`)
    await publish(tx, `instance:${instanceId}`, 'transfer', { runId: run.id }, agencyId)
    return { name: instance.name, runId: run.id }
  })
}

/** The giver agreed by its offer: the run belongs to the giver's machine, though the receiver starts it. */
const asPlatform = (tx: Ctx): Ctx => ({ ...tx, actor: { ...tx.actor, agencyId: null } })

/** The machine stays on its host, so the new system must stand where the old one stood. */
async function requireFit(tx: Ctx, instance: Instance, system: BusinessSystem): Promise<void> {
  const present = await getBusinessSystem(asPlatform(tx), instance.businessSystemId)
  const fits =
    system.state === 'active' &&
    system.zone === present.zone &&
    system.protectionLevel === present.protectionLevel
  const code = 'compute.systemNotFit'
  if (!fits) throw new AppError('rule', code, { fields: { businessSystemId: { code } } })
}

/** What the machine costs from now to the end of its period, at the price it has locked. */
async function restOfPeriod(tx: Ctx, instance: Instance): Promise<bigint> {
  const { endsOn, serviceId, planId, config, priceVersionId } = instance
  if (!endsOn || endsOn < dayOf(tx.now())) return 0n
  const to = dayStart(addDays(endsOn, 1))
  const quote = await quoteLine(tx, {
    serviceId,
    planId,
    config,
    priceVersionId,
    first: false,
    from: tx.now(),
    to,
  })
  return quote.amountFen
}

import { and, eq } from 'drizzle-orm'
import { quoteLine } from '@/lib/billing/quote'
import { listPlansById } from '@/lib/catalog/list-services-by-id'
import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import type { OrderLine } from '@/lib/orders/queries'
import { type Instance, listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import type { Run } from '@/lib/provisioning/queries'
import { amountsOf } from '@/lib/quota/amounts'
import { releaseBudget } from '@/lib/quota/release-budget'
import { releaseQuota } from '@/lib/quota/release-quota'
import { resizeQuota } from '@/lib/quota/resize-quota'

/**
 * What a finished run gives back: nothing is charged after closing, so the budget is free but for what was
 * used; quota, like the room on the host, is free when the machine can no longer be restored.
 */
export async function releaseOfInstance(tx: Ctx, run: Run): Promise<void> {
  if (!run.instanceId) return
  const [instance] = await listInstancesById(tx, run.agencyId, [run.instanceId])
  if (!instance) return
  if (run.kind === 'changePlan') await resize(tx, instance, run)
  if (run.kind === 'close' || run.kind === 'transfer') await releaseBudgets(tx, instance)
  if (instance.state === 'closed') await releaseQuota(tx, instance.token)
}

async function resize(tx: Ctx, instance: Instance, { orderLineId }: Run): Promise<void> {
  const [line] = orderLineId
    ? await tx.db.select().from(orderLines).where(eq(orderLines.id, orderLineId))
    : []
  const plan = (await listPlansById(tx, [instance.planId])).get(instance.planId ?? '')
  if (!line || !plan) return
  const { agencyId, token, config } = instance
  await resizeQuota(tx, { agencyId, token, heldBy: line.token, amounts: amountsOf(plan.spec, config) })
}

async function releaseBudgets(tx: Ctx, instance: Instance): Promise<void> {
  const lines = await tx.db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.instanceId, instance.id), eq(orderLines.state, 'done')))
  for (const line of lines) await releaseBudget(tx, line.token, { keepFen: await usedFen(tx, line) })
}

/** What the line's period has cost so far, at the price it locked. */
async function usedFen(tx: Ctx, line: OrderLine): Promise<bigint> {
  const { serviceId, planId, config, priceVersionId, doneAt, kind } = line
  if (!doneAt || !priceVersionId || doneAt >= tx.now()) return 0n
  const ask = { serviceId, planId, config, priceVersionId, first: kind === 'create' }
  const { amountFen } = await quoteLine(tx, { ...ask, from: doneAt, to: tx.now() })
  return amountFen
}

import { quoteLine } from '@/lib/billing/quote'
import { type BegunRun, beginRun } from '@/lib/compute/begin-run'
import type { InstanceId } from '@/lib/compute/input'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import type { Instance } from '@/lib/provisioning/queries'
import { recommitBudget } from '@/lib/quota/recommit-budget'
import { addDays, dayOf, dayStart } from '@/lib/shanghai'

/**
 * Brings a closed machine back within its recycle period. Quota and room were never given up; what the rest of
 * the period costs is committed from its budget again.
 */
export const restoreInstance = (ctx: Ctx, { instanceId }: InstanceId): Promise<BegunRun> =>
  beginRun(ctx, 'restore', instanceId, { check: commitRest })

async function commitRest(tx: Ctx, instance: Instance): Promise<void> {
  const { endsOn, serviceId, planId, config, priceVersionId, token } = instance
  if (!endsOn) return
  if (endsOn < dayOf(tx.now())) throw new AppError('rule', 'compute.periodOver', { params: { day: endsOn } })
  const period = { from: tx.now(), to: dayStart(addDays(endsOn, 1)) }
  const { amountFen } = await quoteLine(tx, {
    serviceId,
    planId,
    config,
    priceVersionId,
    first: false,
    ...period,
  })
  await recommitBudget(tx, token, amountFen)
}

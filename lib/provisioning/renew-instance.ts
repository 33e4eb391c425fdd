import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { changeState } from '@/lib/provisioning/change-state'
import { type Instance, lockInstance } from '@/lib/provisioning/queries'

export type RenewInstance = {
  instanceId: string
  /** The line whose price holds from now on. */
  lineId: string
  priceVersionId: string | null
  endsOn: string | null
  endAction: Instance['endAction']
}

const renewable: readonly Instance['state'][] = ['running', 'stopped', 'suspended', 'changing']

/** A longer period needs no engine: the next span begins under the renewal's line and price. */
export async function renewInstance(tx: Ctx, renewal: RenewInstance): Promise<Instance> {
  const before = await lockInstance(tx, renewal.instanceId)
  if (!renewable.includes(before.state)) throw new AppError('rule', 'provisioning.notNow')
  return changeState(tx, before, before.state, {
    endsOn: renewal.endsOn,
    endAction: renewal.endAction,
    termLineId: renewal.lineId,
    priceVersionId: renewal.priceVersionId,
    endRemindedAt: null,
  })
}

import { leadTimeOf } from '@/lib/catalog/lead-time-of'
import { getPlan } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import { instanceSpec } from '@/lib/provisioning/instance-spec'
import type { Instance } from '@/lib/provisioning/queries'
import type { RunKind } from '@/lib/provisioning/rules'

/**
 * What the steps need beyond what the caller said: the state to go back to, the promised
 * working hours of what is done by hand, the size of a new plan.
 */
export async function resolveParams(
  tx: Ctx,
  kind: RunKind,
  instance: Instance,
  params: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const resolved: Record<string, unknown> = { ...params, stateBefore: instance.state }
  if (instance.fulfilment === 'manual')
    resolved.leadTimeHours = await leadTimeOf(tx, instance.serviceVersionId)
  if (kind !== 'changePlan' || typeof params.planId !== 'string' || params.spec) return resolved
  const config = { ...instance.config, ...(params.config as Record<string, unknown> | undefined) }
  const { spec } = await getPlan(tx, params.planId)
  return { ...resolved, spec: instanceSpec(spec, config) }
}

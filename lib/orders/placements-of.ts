import type { BusinessSystem } from '@/lib/agencies/business-systems'
import { getPlan } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import type { OrderLine } from '@/lib/orders/queries'
import { amountsOf } from '@/lib/quota/amounts'
import { askPlacement } from '@/lib/scheduler/ask-placement'
import { type CapacityRequest, requestFor } from '@/lib/scheduler/request'

/** What a line asks of the scheduler: one machine of its plan and data disk for the order's system. */
export async function capacityRequest(
  ctx: Ctx,
  line: Pick<OrderLine, 'planId' | 'config'>,
  system: Pick<BusinessSystem, 'zone' | 'protectionLevel'>,
  groupId: string | null = null,
): Promise<CapacityRequest | null> {
  if (!line.planId) return null
  const { spec } = await getPlan(ctx, line.planId)
  if (!spec.vcpu) return null
  return requestFor(amountsOf(spec, line.config), system, { architecture: spec.architecture, groupId })
}

/** Room in the pools for each plan that the lines create machines of. */
export async function placementsOf(
  ctx: Ctx,
  system: BusinessSystem,
  lines: readonly Pick<OrderLine, 'kind' | 'planId' | 'config'>[],
): Promise<{ planId: string; fits: number }[]> {
  const creating = lines.filter(({ kind, planId }) => kind === 'create' && planId)
  const plans = [...new Map(creating.map((line) => [line.planId, line])).values()]
  const asked = await Promise.all(
    plans.map(async (line) => {
      const request = await capacityRequest(ctx, line, system)
      if (!request || !line.planId) return []
      const { fits } = await askPlacement(ctx, { request, count: 1 })
      return [{ planId: line.planId, fits }]
    }),
  )
  return asked.flat()
}

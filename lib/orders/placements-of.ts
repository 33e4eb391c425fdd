import type { BusinessSystem } from '@/lib/agencies/business-systems'
import { getPlan, type Plan, specsOf } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import type { OrderLine } from '@/lib/orders/queries'
import { amountsOf } from '@/lib/quota/amounts'
import { countRoom } from '@/lib/scheduler/count-room'
import { type Outlook, outlooksOf } from '@/lib/scheduler/outlook'
import { type CapacityRequest, requestFor } from '@/lib/scheduler/request'

/** What a line asks of the scheduler: one machine of its plan and data disk for the order's system. */
export async function capacityRequest(
  ctx: Ctx,
  line: Pick<OrderLine, 'planId' | 'config'>,
  system: { zone: string; protectionLevel: number },
  groupId: string | null = null,
): Promise<CapacityRequest | null> {
  if (!line.planId) return null
  const { spec } = await getPlan(ctx, line.planId)
  if (!spec.vcpu) return null
  return requestFor(amountsOf(spec, line.config), system, { architecture: spec.architecture, groupId })
}

/**
 * Room in the pools for each plan that the lines create machines of, and how long the nightly forecast says there
 * will be; in four statements at most.
 */
export async function placementsOf(
  ctx: Ctx,
  system: Pick<BusinessSystem, 'zone' | 'protectionLevel'>,
  lines: readonly Pick<OrderLine, 'kind' | 'planId' | 'config'>[],
  /** Plans read already; retired ones are looked up. */
  plans: readonly Pick<Plan, 'id' | 'spec'>[] = [],
): Promise<{ planId: string; fits: number; outlook: Outlook }[]> {
  const creating = new Map(
    lines.flatMap(({ kind, planId, config }) => (kind === 'create' && planId ? [[planId, config]] : [])),
  )
  const known = new Map(plans.map(({ id, spec }) => [id, spec]))
  const retired = await specsOf(
    ctx,
    [...creating.keys()].filter((id) => !known.has(id)),
  )
  const asked = [...creating].flatMap(([planId, config]) => {
    const spec = known.get(planId) ?? retired.get(planId)
    if (!spec?.vcpu) return []
    const size = { architecture: spec.architecture, groupId: null }
    return [{ planId, request: requestFor(amountsOf(spec, config), system, size) }]
  })
  const requests = asked.map(({ request }) => request)
  const [room, outlooks] = await Promise.all([
    countRoom(ctx, requests),
    outlooksOf(
      ctx,
      asked.map(({ planId, request }) => ({ planId, place: request })),
    ),
  ])
  return asked.map(({ planId }, at) => ({ planId, fits: room[at] ?? 0, outlook: outlooks[at] ?? null }))
}

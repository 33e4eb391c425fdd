import type { BusinessSystem } from '@/lib/agencies/business-systems'
import { can } from '@/lib/auth/permissions'
import { getOrderables } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import type { BasisItem } from '@/lib/orders/compare-basis'
import { placementsOf } from '@/lib/orders/placements-of'
import type { Order, OrderLine } from '@/lib/orders/queries'
import { budgetsOf, quotaOf } from '@/lib/quota/queries'

type BasisOrder = Pick<Order, 'agencyId' | 'budgetId' | 'totalFen'> & {
  system: Pick<BusinessSystem, 'zone' | 'protectionLevel'> | null | undefined
}
type BasisLine = Pick<OrderLine, 'kind' | 'serviceId' | 'planId' | 'config' | 'agreementId'>
export type Basis = { at: string; items: BasisItem[] }

/**
 * What a decision rests on, as it is now: the amount, budget and quota left, room in the pools, and whether
 * the rules of the catalogue still allow it. Kept with each vote; shown again beside the present.
 */
export async function basisOf(ctx: Ctx, order: BasisOrder, lines: readonly BasisLine[]): Promise<Basis> {
  const { agencyId, system, budgetId } = order
  const [budgets, quotas, orderables] = await Promise.all([
    budgetId ? budgetsOf(ctx, agencyId) : [],
    quotaOf(ctx, agencyId),
    getOrderables(ctx, [...new Set(lines.map(({ serviceId }) => serviceId))]),
  ])
  const budget = budgets.find(({ id }) => id === budgetId)
  const current = new Map(orderables.map((orderable) => [orderable.service.id, orderable]))
  const items: BasisItem[] = [{ key: 'total', kind: 'money', value: order.totalFen.toString() }]
  if (budget) {
    const left = budget.approvedFen + budget.overdraftFen - budget.heldFen - budget.committedFen
    items.push({ key: 'budget', kind: 'money', value: left.toString() })
  }
  for (const { kind, limit, held, used } of quotas)
    items.push({ key: `quota.${kind}`, kind: 'amount', value: held + used, of: limit })
  if (system && can(ctx.actor, 'capacity:ask'))
    for (const { planId, fits, outlook } of await placementsOf(
      ctx,
      system,
      lines,
      orderables.flatMap(({ plans }) => plans),
    ))
      items.push(
        { key: `capacity.${planId}`, kind: 'count', value: fits },
        { key: `outlook.${planId}`, kind: 'outlook', value: outlook?.stops.likely ?? null, outlook },
      )
  items.push(
    {
      key: 'serviceAllowed',
      kind: 'flag',
      value: lines.every(({ serviceId }) => {
        const version = current.get(serviceId)?.version
        if (!version || !system) return false
        return (
          version.zones.includes(system.zone) && version.protectionLevels.includes(system.protectionLevel)
        )
      }),
    },
    {
      key: 'agreementCurrent',
      kind: 'flag',
      value: lines.every((line) => current.get(line.serviceId)?.agreement.id === line.agreementId),
    },
  )
  return { at: ctx.now().toISOString(), items }
}

import { keyOf, type UsageGroup } from '@/lib/billing/line-usage'
import type { UsageSpan } from '@/lib/billing/price'
import type { PricedItem } from '@/lib/billing/price-rows'
import { rateUsage } from '@/lib/billing/rate-usage'

/** A line before it belongs to a statement. */
export type NewLine = {
  agencyId: string
  kind: 'usage' | 'oneOff' | 'adjustment'
  instanceId: string | null
  orderLineId: string | null
  businessSystemId: string | null
  serviceId: string | null
  planId: string | null
  meter: string
  priceVersionId: string | null
  startAt: Date
  endAt: Date
  quantity: string
  unit: string
  unitPrice: string | null
  listFen: bigint
  amountFen: bigint
  correctsLineId?: string | null
  reason?: string | null
}

/** One usage group becomes one line, rounded once; a meter its price does not know is not charged. */
export function charge(
  group: UsageGroup,
  prices: ReadonlyMap<string, readonly PricedItem[]>,
  facts: ReadonlyMap<string, readonly UsageSpan[]>,
): NewLine | null {
  const item = prices.get(group.priceVersionId)?.find(({ meter }) => meter === group.meter)
  if (!item) return null
  const rated = rateUsage(item, { ...group, facts: facts.get(keyOf(group)) })
  return {
    agencyId: group.agencyId,
    kind: item.kind === 'oneOff' ? 'oneOff' : 'usage',
    instanceId: group.instanceId,
    orderLineId: group.orderLineId,
    businessSystemId: group.businessSystemId,
    serviceId: group.serviceId,
    planId: group.planId,
    meter: group.meter,
    priceVersionId: group.priceVersionId,
    startAt: group.from,
    endAt: group.to,
    quantity: rated.quantity,
    unit: item.unit,
    unitPrice: 'unitPrice' in item ? item.unitPrice : null,
    listFen: rated.listFen,
    amountFen: rated.fen,
  }
}

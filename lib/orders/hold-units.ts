import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import type { Order, OrderLine } from '@/lib/orders/queries'
import type { OrderUnit } from '@/lib/orders/units-of'
import { holdBudget } from '@/lib/quota/hold-budget'
import { holdQuota } from '@/lib/quota/hold-quota'

/** Writes the lines of a submitted order and holds for each, under its token, what it takes. */
export async function holdUnits(
  tx: Ctx,
  order: Pick<Order, 'id' | 'agencyId' | 'requesterId'>,
  budgetId: string,
  units: readonly OrderUnit[],
): Promise<OrderLine[]> {
  const lines = await tx.db
    .insert(orderLines)
    .values(
      units.map(({ amounts: _amounts, family: _family, fulfilment: _fulfilment, ...unit }, position) => ({
        ...unit,
        priceSnapshot: plain(unit.priceSnapshot),
        agencyId: order.agencyId,
        orderId: order.id,
        position,
        agreementAcceptedBy: order.requesterId,
        state: 'pending' as const,
      })),
    )
    .returning()
  for (const line of lines.toSorted((a, b) => a.position - b.position)) {
    const { agencyId, token, amountFen } = line
    await holdQuota(tx, { agencyId, token, amounts: units[line.position]?.amounts ?? {} })
    await holdBudget(tx, { agencyId, budgetId, token, amountFen })
  }
  return lines
}

/** jsonb has no bigint: fen become decimal strings. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? inner.toString() : inner)))

import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import type { Order, OrderLine } from '@/lib/orders/queries'
import type { OrderUnit } from '@/lib/orders/units-of'

/** The lines of a submitted order, one a unit. */
export async function writeLines(
  tx: Ctx,
  order: Pick<Order, 'id' | 'agencyId' | 'requesterId'>,
  units: readonly OrderUnit[],
): Promise<OrderLine[]> {
  return tx.db
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
}

/** jsonb has no bigint: fen become decimal strings. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? inner.toString() : inner)))

import { and, count, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { orders } from '@/lib/db/schema/orders'

/** Orders that still move: what stands in the way of closing an agency. */
export async function countOpenOrders(tx: Ctx, agencyId: string): Promise<number> {
  const [row] = await tx.db
    .select({ n: count() })
    .from(orders)
    .where(and(eq(orders.agencyId, agencyId), inArray(orders.state, ['approving', 'approved', 'fulfilling'])))
  return row?.n ?? 0
}

import { and, desc, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { orders } from '@/lib/db/schema/orders'
import { type Order, visibleTo } from '@/lib/orders/queries'
import type { OrderState } from '@/lib/orders/rules'

/** For programs: orders from the latest on, continued after a known one; nothing shifts when new ones come. */
export async function listOrdersAfter(
  ctx: Ctx,
  { state, after, limit }: { state?: OrderState; after?: { createdAt: string; id: string }; limit: number },
): Promise<Order[]> {
  authorize(ctx.actor, 'order:read')
  return ctx.db
    .select()
    .from(orders)
    .where(
      and(
        visibleTo(ctx.actor),
        state ? eq(orders.state, state) : undefined,
        after
          ? sql`(${orders.createdAt}, ${orders.id}) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(limit)
}

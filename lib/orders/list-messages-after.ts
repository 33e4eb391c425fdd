import { and, asc, eq, gt } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { orderMessages } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import { findOrder } from '@/lib/orders/queries'

/** Messages of one order, oldest first, continued after a known one. */
export async function listMessagesAfter(
  ctx: Ctx,
  { orderId, after, limit }: { orderId: string; after?: string; limit: number },
) {
  authorize(ctx.actor, 'order:read')
  if (!(await findOrder(ctx, orderId))) throw notFound('orders')
  return ctx.db
    .select()
    .from(orderMessages)
    .where(and(eq(orderMessages.orderId, orderId), after ? gt(orderMessages.id, after) : undefined))
    .orderBy(asc(orderMessages.id))
    .limit(limit)
}

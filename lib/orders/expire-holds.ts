import { and, eq, inArray, lte } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orderLines, orders } from '@/lib/db/schema/orders'
import { notify } from '@/lib/notify/notify'
import { endOrder } from '@/lib/orders/end-order'
import { linesOf, lockOrder, type Order } from '@/lib/orders/queries'
import { releaseLines } from '@/lib/orders/release-lines'
import { holdDays } from '@/lib/orders/rules'
import { updateOrder } from '@/lib/orders/update-order'
import { routes } from '@/lib/routes'

/**
 * Recurring: holds last thirty days. An order still being approved is withdrawn with that reason; of one being
 * carried out, the lines that still wait for room are given up.
 */
export async function expireHolds(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const before = new Date(ctx.now().getTime() - holdDays * 86_400_000)
  const old = await ctx.db
    .selectDistinct({ id: orders.id })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(
      and(
        lte(orders.submittedAt, before),
        inArray(orders.state, ['approving', 'approved', 'fulfilling']),
        inArray(orderLines.state, ['pending', 'waitingForCapacity']),
      ),
    )
    .limit(500)
  for (const { id } of old) await inTransaction(ctx, (tx) => expire(tx, id))
  return old.length
}

async function expire(tx: Ctx, orderId: string): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (order.state === 'approving' || order.state === 'approved')
    await endOrder(tx, order, 'withdrawn', 'holdsExpired')
  else if (order.state === 'fulfilling') {
    const lines = await linesOf(tx, orderId)
    await releaseLines(
      tx,
      lines.filter(({ state }) => state === 'waitingForCapacity'),
    )
    await updateOrder(tx, order)
  } else return
  await tell(tx, order)
}

async function tell(tx: Ctx, order: Order): Promise<void> {
  await notify(tx, {
    personIds: [order.requesterId],
    kind: 'orderExpired',
    params: { number: order.number, title: order.title, days: holdDays },
    href: routes.orders.one(order.id),
    subject: `order:${order.id}`,
    agencyId: order.agencyId,
  })
}

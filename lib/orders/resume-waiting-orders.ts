import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { orderLines, orders } from '@/lib/db/schema/orders'
import { log } from '@/lib/log'
import { resumeOrder } from '@/lib/orders/resume-order'
import { dayOf } from '@/lib/shanghai'

const atOnce = 100

/** Recurring: first come, first served. What one order meets does not keep the others waiting. */
export async function resumeWaitingOrders(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const waiting = await ctx.db
    .selectDistinct({ id: orders.id, submittedAt: orders.submittedAt })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(
      and(
        eq(orders.state, 'fulfilling'),
        inArray(orderLines.state, ['scheduled', 'waitingForCapacity']),
        or(isNull(orderLines.startsOn), lte(orderLines.startsOn, dayOf(ctx.now()))),
      ),
    )
    .orderBy(asc(orders.submittedAt), asc(orders.id))
    .limit(atOnce)
  let started = 0
  for (const { id: orderId } of waiting)
    try {
      started += await resumeOrder(ctx, { orderId })
    } catch (error) {
      log.error({ err: error, orderId }, 'order could not be resumed')
    }
  return started
}

import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orders } from '@/lib/db/schema/orders'
import type { OrderRef } from '@/lib/orders/input'
import { findOrder, linesOf, lockOrder } from '@/lib/orders/queries'
import { reserveLines } from '@/lib/orders/reserve-lines'
import { resumeOrder } from '@/lib/orders/resume-order'
import { orderCan } from '@/lib/orders/rules'
import { startLines } from '@/lib/orders/start-lines'
import { updateOrder } from '@/lib/orders/update-order'

/**
 * Job: an order approved by rule begins, or a line tried again. Nobody stands by to be refused, so a machine without room waits for
 * it whatever was chosen; the requester sees that and may cancel. Safe to run again.
 */
export async function fulfilOrder(ctx: Ctx, { orderId }: OrderRef): Promise<void> {
  authorize(ctx.actor, 'system:act')
  const order = await findOrder(ctx, orderId)
  if (order?.state === 'fulfilling') await resumeOrder(ctx, { orderId })
  if (order?.state !== 'approved') return
  const waiting = (await linesOf(ctx, orderId)).map((line) => ({ ...line, onNoCapacity: 'wait' as const }))
  const reserved = await reserveLines(ctx, order, waiting)
  await inTransaction(ctx, async (tx) => {
    const before = await lockOrder(tx, orderId)
    if (before.state !== 'approved' || !orderCan('fulfil', before)) return
    const [after] = await tx.db
      .update(orders)
      .set({ state: 'fulfilling' })
      .where(eq(orders.id, orderId))
      .returning()
    if (!after) return
    await recordAudit(tx, 'order.fulfil', orderId, { before, after })
    await startLines(tx, after, await linesOf(tx, orderId), reserved)
    await updateOrder(tx, after)
  })
}

import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import { AppError, notFound } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/queue'
import { settle } from '@/lib/notify/settle'
import type { LineRef } from '@/lib/orders/input'
import { lockOrder } from '@/lib/orders/queries'
import { orderCan } from '@/lib/orders/rules'
import { updateOrder } from '@/lib/orders/update-order'

/** A failed line begins anew with its holds: room is looked for again, then the work. */
export async function retryLine(ctx: Ctx, { lineId }: LineRef): Promise<void> {
  authorize(ctx.actor, 'order:retry')
  await inTransaction(ctx, async (tx) => {
    const [line] = await tx.db.select().from(orderLines).where(eq(orderLines.id, lineId))
    if (!line) throw notFound('orders')
    const order = await lockOrder(tx, line.orderId)
    const [present] = await tx.db.select().from(orderLines).where(eq(orderLines.id, lineId))
    if (!orderCan('fulfil', order) || present?.state !== 'failed')
      throw new AppError('rule', 'orders.lineNotRetryable')
    await tx.db.update(orderLines).set({ state: 'pending', failure: null }).where(eq(orderLines.id, lineId))
    await settle(tx, `orderLine:${lineId}`)
    await recordAudit(tx, 'orderLine.retry', lineId, { before: present, after: { state: 'pending' } })
    await enqueue(tx, 'fulfilOrder', { orderId: order.id })
    await updateOrder(tx, order)
  })
}

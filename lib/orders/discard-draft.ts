import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { attachments, orderMessages, orders } from '@/lib/db/schema/orders'
import { AppError } from '@/lib/errors'
import type { OrderRef } from '@/lib/orders/input'
import { lockOrder } from '@/lib/orders/queries'
import { orderCan } from '@/lib/orders/rules'

/** A draft that nobody else has seen disappears; one that was returned ends as withdrawn and stays readable. */
export async function discardDraft(ctx: Ctx, { orderId }: OrderRef): Promise<void> {
  authorize(ctx.actor, 'order:create')
  await inTransaction(ctx, async (tx) => {
    const before = await lockOrder(tx, orderId)
    if (before.requesterId !== tx.actor.personId) throw new AppError('forbidden', 'orders.notYours')
    if (!orderCan('edit', before)) throw new AppError('rule', 'orders.notDraft')
    if (before.revision > 0) {
      const [after] = await tx.db
        .update(orders)
        .set({ state: 'withdrawn', endedAt: tx.now(), waitingFor: null, waitingSince: null })
        .where(eq(orders.id, orderId))
        .returning()
      await recordAudit(tx, 'order.withdraw', orderId, { before, after })
      return
    }
    await tx.db.delete(attachments).where(eq(attachments.orderId, orderId))
    await tx.db.delete(orderMessages).where(eq(orderMessages.orderId, orderId))
    await tx.db.delete(orders).where(eq(orders.id, orderId))
    await recordAudit(tx, 'order.discard', orderId, { before })
  })
}

import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { notFound } from '@/lib/errors'
import { OrderContent, type RepeatOrder } from '@/lib/orders/input'
import { findOrder, type Order } from '@/lib/orders/queries'
import { repeatContent } from '@/lib/orders/repeat-content'
import { saveDraft } from '@/lib/orders/save-draft'
import { dayOf } from '@/lib/shanghai'

/** A past order as a new draft: the same lines from today on, the agreements to be accepted again. */
export async function repeatOrder(ctx: Ctx, { orderId, newOrderId }: RepeatOrder): Promise<Order> {
  authorize(ctx.actor, 'order:create')
  return inTransaction(ctx, async (tx) => {
    const past = await findOrder(tx, orderId)
    if (!past || past.agencyId !== tx.actor.agencyId) throw notFound('orders')
    const content = OrderContent.parse(repeatContent(past.content, dayOf(tx.now())))
    const draft = await saveDraft(tx, { orderId: newOrderId ?? crypto.randomUUID(), formVersion: 0, content })
    await recordAudit(tx, 'order.repeat', draft.id, {
      agencyId: draft.agencyId,
      after: { repeats: past.number },
    })
    return draft
  })
}

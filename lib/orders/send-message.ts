import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orderMessages } from '@/lib/db/schema/orders'
import { AppError, notFound } from '@/lib/errors'
import { publish } from '@/lib/events/publish'
import { notify } from '@/lib/notify/notify'
import type { SendMessage } from '@/lib/orders/input'
import { lockOrder, stepsOf } from '@/lib/orders/queries'
import { orderCan } from '@/lib/orders/rules'
import { routes } from '@/lib/routes'

/** Everybody who has to do with the order reads it; those it concerns now are told. */
export async function sendMessage(ctx: Ctx, { orderId, body }: SendMessage): Promise<void> {
  authorize(ctx.actor, 'order:message')
  const { personId } = ctx.actor
  if (!personId) throw notFound('orders')
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (!orderCan('message', order)) throw new AppError('rule', 'orders.noMessages')
    const earlier = await tx.db
      .selectDistinct({ personId: orderMessages.personId })
      .from(orderMessages)
      .where(eq(orderMessages.orderId, orderId))
    const open = (await stepsOf(tx, orderId)).filter(({ state }) => state === 'open')
    const [message] = await tx.db
      .insert(orderMessages)
      .values({ agencyId: order.agencyId, orderId, personId, body, at: tx.now() })
      .returning()
    const concerned = [
      order.requesterId,
      ...earlier.map((row) => row.personId),
      ...open.flatMap(({ personIds }) => personIds),
    ]
    await notify(tx, {
      personIds: concerned.filter((id) => id !== personId),
      kind: 'orderMessage',
      params: { name: tx.actor.name, number: order.number, title: order.title },
      href: routes.orders.one(orderId),
      subject: `order:${orderId}`,
      agencyId: order.agencyId,
    })
    await recordAudit(tx, 'order.sendMessage', orderId, { after: message })
    await publish(tx, `order:${orderId}`, 'message', {}, order.agencyId)
  })
}

import type { Ctx } from '@/lib/context'
import { notify } from '@/lib/notify/notify'
import { endOrder } from '@/lib/orders/end-order'
import type { Order } from '@/lib/orders/queries'
import { routes } from '@/lib/routes'

/** The order ends; the requester learns why and may repeat it as a new one. */
export async function rejectOrder(tx: Ctx, before: Order, reason: string): Promise<void> {
  await endOrder(tx, before, 'rejected', reason)
  await notify(tx, {
    personIds: [before.requesterId],
    kind: 'orderRejected',
    params: { number: before.number, title: before.title, reason },
    href: routes.orders.one(before.id),
    subject: `order:${before.id}`,
    agencyId: before.agencyId,
  })
}

import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { orders } from '@/lib/db/schema/orders'
import { publish } from '@/lib/events/publish'
import { notify } from '@/lib/notify/notify'
import { linesOf, type Order } from '@/lib/orders/queries'
import { orderStateFrom } from '@/lib/orders/rules'
import { waitingOf } from '@/lib/orders/waiting-of'
import { routes } from '@/lib/routes'

/** After lines have moved: where the order stands, whom it waits for, and since when. */
export async function updateOrder(tx: Ctx, before: Order): Promise<Order> {
  const lines = await linesOf(tx, before.id)
  const state = orderStateFrom(lines.map((line) => line.state))
  const waitingFor = state === 'fulfilling' ? await waitingOf(tx, lines) : null
  const same = JSON.stringify(waitingFor) === JSON.stringify(before.waitingFor)
  const over = state !== 'fulfilling'
  const [after] = await tx.db
    .update(orders)
    .set({
      state,
      waitingFor,
      waitingSince: over ? null : same ? before.waitingSince : tx.now(),
      endedAt: over ? tx.now() : null,
    })
    .where(eq(orders.id, before.id))
    .returning()
  if (!after) return before
  await publish(tx, `order:${before.id}`, 'changed', {}, before.agencyId)
  if (state === before.state) return after
  await recordAudit(tx, 'order.changeState', before.id, {
    agencyId: before.agencyId,
    before: { state: before.state },
    after: { state },
  })
  if (over) await tellRequester(tx, after)
  return after
}

async function tellRequester(tx: Ctx, order: Order): Promise<void> {
  await notify(tx, {
    personIds: [order.requesterId],
    kind: order.state === 'completed' ? 'orderCompleted' : 'orderEnded',
    params: { number: order.number, title: order.title },
    href: routes.orders.one(order.id),
    subject: `order:${order.id}`,
    agencyId: order.agencyId,
  })
}

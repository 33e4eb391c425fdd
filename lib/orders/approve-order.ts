import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { orders } from '@/lib/db/schema/orders'
import { notify } from '@/lib/notify/notify'
import { linesOf, type Order } from '@/lib/orders/queries'
import type { Reserved } from '@/lib/orders/reserve-lines'
import { startLines } from '@/lib/orders/start-lines'
import { updateOrder } from '@/lib/orders/update-order'
import { routes } from '@/lib/routes'

/** The chain is complete: room is confirmed, instances and runs are written, all in the approver's transaction. */
export async function approveOrder(tx: Ctx, before: Order, reserved: Reserved): Promise<void> {
  const [approved] = await tx.db
    .update(orders)
    .set({ state: 'fulfilling', approvedAt: tx.now(), waitingFor: { kind: 'platform', people: [] } })
    .where(eq(orders.id, before.id))
    .returning()
  if (!approved) return
  await recordAudit(tx, 'order.approve', before.id, { before, after: approved })
  await startLines(tx, approved, await linesOf(tx, before.id), reserved)
  await notify(tx, {
    personIds: [before.requesterId],
    kind: 'orderApproved',
    params: { number: before.number, title: before.title },
    href: routes.orders.one(before.id),
    subject: `order:${before.id}`,
    agencyId: before.agencyId,
  })
  await updateOrder(tx, approved)
}

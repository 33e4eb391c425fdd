import { and, eq } from 'drizzle-orm'
import { listNames } from '@/lib/agencies/list-names'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { orderRevisions, orders } from '@/lib/db/schema/orders'
import { notify } from '@/lib/notify/notify'
import { linesOf, type Order } from '@/lib/orders/queries'
import { releaseLines } from '@/lib/orders/release-lines'
import { routes } from '@/lib/routes'

/** Back to the requester with the reasons: a draft again, holding nothing, its revision kept for comparison. */
export async function returnOrder(tx: Ctx, before: Order, reason: string): Promise<void> {
  await releaseLines(tx, await linesOf(tx, before.id))
  await tx.db
    .update(orderRevisions)
    .set({ returnedAt: tx.now(), returnedReason: reason })
    .where(and(eq(orderRevisions.orderId, before.id), eq(orderRevisions.revision, before.revision)))
  const names = await listNames(tx, [before.requesterId])
  const [after] = await tx.db
    .update(orders)
    .set({
      state: 'draft',
      returnedReason: reason,
      waitingFor: { kind: 'requester', people: [...names.values()] },
      waitingSince: tx.now(),
    })
    .where(eq(orders.id, before.id))
    .returning()
  await recordAudit(tx, 'order.return', before.id, { before, after })
  await notify(tx, {
    personIds: [before.requesterId],
    kind: 'orderReturned',
    params: { number: before.number, title: before.title, reason },
    href: routes.orders.one(before.id),
    subject: `order:${before.id}`,
    waits: true,
    agencyId: before.agencyId,
  })
}

import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import { notify } from '@/lib/notify/notify'
import type { Order, OrderLine } from '@/lib/orders/queries'
import type { Run } from '@/lib/provisioning/queries'
import { routes } from '@/lib/routes'

/** Keeps its holds: the line may be tried again or cancelled, and somebody has to say which. */
export async function failLine(tx: Ctx, order: Order, line: OrderLine, run: Run): Promise<void> {
  const { code = 'undone', message = '', at = tx.now().toISOString() } = run.failure ?? {}
  await tx.db
    .update(orderLines)
    .set({ state: 'failed', failure: { code, message, at } })
    .where(eq(orderLines.id, line.id))
  await recordAudit(tx, 'orderLine.fail', line.id, {
    agencyId: line.agencyId,
    before: { state: line.state, name: line.name },
    after: { state: 'failed', name: line.name, code },
  })
  await notify(tx, {
    personIds: [order.requesterId],
    kind: 'orderLineFailed',
    params: { number: order.number, name: line.name },
    href: routes.orders.one(order.id),
    subject: `orderLine:${line.id}`,
    waits: true,
    agencyId: order.agencyId,
  })
}

import { eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import { failLine } from '@/lib/orders/fail-line'
import { lockOrder } from '@/lib/orders/queries'
import { updateOrder } from '@/lib/orders/update-order'
import type { Run } from '@/lib/provisioning/queries'

/** Hook of a run that needs a person: the order shows the failure and waits for a decision. */
export async function stickLine(tx: Ctx, run: Run): Promise<void> {
  authorize(tx.actor, 'system:act')
  if (!run.orderId || !run.orderLineId) return
  const order = await lockOrder(tx, run.orderId)
  const [line] = await tx.db.select().from(orderLines).where(eq(orderLines.id, run.orderLineId))
  if (line?.state !== 'provisioning') return
  await failLine(tx, order, line, run)
  await updateOrder(tx, order)
}

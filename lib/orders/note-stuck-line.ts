import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import { lockOrder } from '@/lib/orders/queries'
import { updateOrder } from '@/lib/orders/update-order'
import type { Run } from '@/lib/provisioning/queries'

/** Hook of a run that waits for a person, in its transaction: the order says whom it waits for, and why. */
export async function noteStuckLine(tx: Ctx, run: Run): Promise<void> {
  authorize(tx.actor, 'system:act')
  const { orderId, orderLineId, agencyId } = run
  if (!orderId || !orderLineId) return
  const order = await lockOrder(tx, orderId)
  const { code = 'stuck', message = '', at = tx.now().toISOString() } = run.failure ?? {}
  await tx.db.update(orderLines).set({ failure: { code, message, at } }).where(eq(orderLines.id, orderLineId))
  await recordAudit(tx, 'orderLine.stuck', orderLineId, { agencyId, after: { code, runId: run.id } })
  await updateOrder(tx, order)
}

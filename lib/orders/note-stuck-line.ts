import { eq } from 'drizzle-orm'
import { peopleWithRole } from '@/lib/agencies/queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { orderLines, orders } from '@/lib/db/schema/orders'
import { publish } from '@/lib/events/publish'
import type { Run } from '@/lib/provisioning/queries'

/** Hook of a run that waits for a person, in its transaction: the order says whom it waits for, and why. */
export async function noteStuckLine(tx: Ctx, run: Run): Promise<void> {
  authorize(tx.actor, 'system:act')
  const { orderId, orderLineId, agencyId } = run
  if (!orderId || !orderLineId) return
  const { code = 'stuck', message = '', at = tx.now().toISOString() } = run.failure ?? {}
  const operators = await peopleWithRole(tx, { role: 'resourceOperator', agencyId: null })
  await tx.db.update(orderLines).set({ failure: { code, message, at } }).where(eq(orderLines.id, orderLineId))
  await tx.db
    .update(orders)
    .set({
      waitingFor: { kind: 'operator', people: operators.map(({ name }) => name) },
      waitingSince: tx.now(),
    })
    .where(eq(orders.id, orderId))
  await recordAudit(tx, 'orderLine.stuck', orderLineId, { agencyId, after: { code, runId: run.id } })
  await publish(tx, `order:${orderId}`, 'changed', {}, agencyId)
}

import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orders } from '@/lib/db/schema/orders'
import { AppError } from '@/lib/errors'
import { settle } from '@/lib/notify/settle'
import type { CancelOrder } from '@/lib/orders/input'
import { linesOf, lockOrder, type OrderLine } from '@/lib/orders/queries'
import { releaseLines } from '@/lib/orders/release-lines'
import { ended, orderCan } from '@/lib/orders/rules'
import { updateOrder } from '@/lib/orders/update-order'
import { cancelRun } from '@/lib/provisioning/cancel-run'
import { discardInstance } from '@/lib/provisioning/discard-instance'

/** What is not done yet is given up: holds are free at once, work under way is undone first. */
export async function cancelOrder(ctx: Ctx, { orderId, lineId, reason }: CancelOrder): Promise<void> {
  authorize(ctx.actor, 'order:cancel')
  await inTransaction(ctx, async (tx) => {
    const before = await lockOrder(tx, orderId)
    const onlyStaff = tx.actor.roles.every((role) => role === 'staff')
    if (onlyStaff && before.requesterId !== tx.actor.personId)
      throw new AppError('forbidden', 'orders.notYours')
    if (!orderCan('cancel', before)) throw new AppError('rule', 'orders.notCancellable')
    const open = (await linesOf(tx, orderId)).filter(
      ({ id, state }) => !ended.includes(state) && (!lineId || id === lineId),
    )
    if (open.length === 0) throw new AppError('rule', 'orders.nothingToCancel')
    await tx.db
      .update(orders)
      .set({ endReason: reason || null })
      .where(eq(orders.id, orderId))
    await recordAudit(tx, 'order.cancel', orderId, {
      agencyId: before.agencyId,
      before: { state: before.state },
      after: { reason, lines: open.map(({ name }) => name) },
    })
    for (const line of open) await cancelLine(tx, line, reason)
    await updateOrder(tx, before)
  })
}

async function cancelLine(tx: Ctx, line: OrderLine, reason: string): Promise<void> {
  await settle(tx, `orderLine:${line.id}`)
  if (line.state === 'provisioning' && (await cancelRun(tx, line.id, reason))) return
  await releaseLines(tx, [line])
  if (line.kind === 'create' && line.instanceId) await discardInstance(tx, line.instanceId)
}

import { eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import { settle } from '@/lib/notify/settle'
import { failLine } from '@/lib/orders/fail-line'
import { finishLine } from '@/lib/orders/finish-line'
import { lockOrder, type OrderLine } from '@/lib/orders/queries'
import { releaseLines } from '@/lib/orders/release-lines'
import { releaseOfInstance } from '@/lib/orders/release-of-instance'
import { takeHeld } from '@/lib/orders/take-held'
import { updateOrder } from '@/lib/orders/update-order'
import { discardInstance } from '@/lib/provisioning/discard-instance'
import type { Run } from '@/lib/provisioning/queries'

/** Hook of a run's end, in its transaction: holds become use, or are given back, and the order moves on. */
export async function settleLine(tx: Ctx, run: Run): Promise<void> {
  authorize(tx.actor, 'system:act')
  if (run.state === 'done') await releaseOfInstance(tx, run)
  if (!run.orderId || !run.orderLineId) return
  const order = await lockOrder(tx, run.orderId)
  const [line] = await tx.db.select().from(orderLines).where(eq(orderLines.id, run.orderLineId))
  if (line?.state !== 'provisioning' && line?.state !== 'failed') return
  await settle(tx, `orderLine:${line.id}`)
  if (run.state === 'done') await finishLine(tx, line.id)
  else if (undoneByPerson(run)) await giveUp(tx, line)
  else await failLine(tx, order, line, run)
  await updateOrder(tx, order)
  // Last: every other order of the agency waits for these rows.
  if (run.state === 'done') await takeHeld(tx, line.token)
}

async function giveUp(tx: Ctx, line: OrderLine): Promise<void> {
  await releaseLines(tx, [line])
  if (line.kind === 'create' && line.instanceId) await discardInstance(tx, line.instanceId)
}

/** A person who has work undone gives the line up; what undid itself may be tried again. */
const undoneByPerson = (run: Run): boolean => run.failure?.retryable === true && !run.failure.undoing

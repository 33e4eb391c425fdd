import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { orders } from '@/lib/db/schema/orders'
import { publish } from '@/lib/events/publish'
import { settle } from '@/lib/notify/settle'
import { linesOf, type Order } from '@/lib/orders/queries'
import { releaseLines } from '@/lib/orders/release-lines'
import { ended } from '@/lib/orders/rules'
import { skipRest } from '@/lib/orders/skip-rest'

/** An order that will not be carried out: nothing of it holds anything, nobody is asked about it any more. */
export async function endOrder(
  tx: Ctx,
  before: Order,
  state: 'rejected' | 'withdrawn' | 'cancelled',
  reason: string,
): Promise<Order> {
  const lines = await linesOf(tx, before.id)
  await releaseLines(
    tx,
    lines.filter((line) => !ended.includes(line.state)),
  )
  await skipRest(tx, before.id)
  await settle(tx, `order:${before.id}`)
  const [after] = await tx.db
    .update(orders)
    .set({ state, endReason: reason || null, endedAt: tx.now(), waitingFor: null, waitingSince: null })
    .where(eq(orders.id, before.id))
    .returning()
  await recordAudit(tx, `order.${verbs[state]}`, before.id, { before, after })
  await publish(tx, `order:${before.id}`, 'changed', {}, before.agencyId)
  return after ?? before
}

const verbs = { rejected: 'reject', withdrawn: 'withdraw', cancelled: 'cancel' } as const

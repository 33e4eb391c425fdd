import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import type { OrderRef } from '@/lib/orders/input'
import { findOrder, linesOf, lockOrder, type OrderLine } from '@/lib/orders/queries'
import { dueToStart, reserveLines } from '@/lib/orders/reserve-lines'
import { unstarted } from '@/lib/orders/rules'
import { startLines } from '@/lib/orders/start-lines'
import { updateOrder } from '@/lib/orders/update-order'

/** Starts what waits in an approved order: lines whose day has come, and lines for which there is room now. */
export async function resumeOrder(ctx: Ctx, { orderId }: OrderRef): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const order = await findOrder(ctx, orderId)
  if (order?.state !== 'fulfilling') return 0
  const waits = (line: OrderLine) => unstarted.includes(line.state) && dueToStart(line, ctx.now())
  const lines = (await linesOf(ctx, orderId)).filter(waits)
  const reserved = await reserveLines(
    ctx,
    order,
    lines.map((line) => ({ ...line, onNoCapacity: 'wait' as const })),
  )
  return inTransaction(ctx, async (tx) => {
    const before = await lockOrder(tx, orderId)
    if (before.state !== 'fulfilling') return 0
    const present = (await linesOf(tx, orderId)).filter(waits)
    const ready = present.filter(({ token, state }) => !reserved.waiting.has(token) || state === 'scheduled')
    if (ready.length === 0) return 0
    await startLines(tx, before, ready, reserved)
    await updateOrder(tx, before)
    return ready.length
  })
}

import { inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import type { Order, OrderLine } from '@/lib/orders/queries'
import { dueToStart, type Reserved } from '@/lib/orders/reserve-lines'
import { startLine } from '@/lib/orders/start-line'
import { extendInstance } from '@/lib/provisioning/extend-instance'
import { confirmReservation } from '@/lib/scheduler/confirm-reservation'

/** Approved lines begin, wait for room, or wait for their day, in the caller's transaction. */
export async function startLines(
  tx: Ctx,
  order: Order,
  lines: readonly OrderLine[],
  { keys, waiting }: Reserved,
): Promise<void> {
  const later = lines.filter((line) => !dueToStart(line, tx.now()))
  const crowded = lines.filter((line) => dueToStart(line, tx.now()) && waiting.has(line.token))
  await park(tx, later, 'scheduled')
  for (const { kind, instanceId, endsOn, endAction } of later)
    if (kind === 'renew' && instanceId) await extendInstance(tx, { instanceId, endsOn, endAction })
  await park(tx, crowded, 'waitingForCapacity')
  for (const line of lines) {
    if (later.includes(line) || crowded.includes(line)) continue
    const key = keys.get(line.token)
    if (key) await confirmReservation(tx, key)
    await startLine(tx, order, line)
  }
}

async function park(tx: Ctx, lines: readonly OrderLine[], state: OrderLine['state']): Promise<void> {
  if (lines.length === 0) return
  const ids = lines.map(({ id }) => id)
  await tx.db.update(orderLines).set({ state }).where(inArray(orderLines.id, ids))
}

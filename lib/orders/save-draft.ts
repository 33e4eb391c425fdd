import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orders } from '@/lib/db/schema/orders'
import { AppError, notFound } from '@/lib/errors'
import type { SaveDraft } from '@/lib/orders/input'
import { nextOrderNumber } from '@/lib/orders/next-order-number'
import { lockOrder, type Order } from '@/lib/orders/queries'
import { orderCan } from '@/lib/orders/rules'

/**
 * Keeps what the form holds, finished or not. The form names its order and the version it was read at: the
 * first save makes the order, and of two tabs the later one gets a conflict instead of overwriting.
 */
export async function saveDraft(ctx: Ctx, input: SaveDraft): Promise<Order> {
  authorize(ctx.actor, 'order:create')
  return inTransaction(ctx, async (tx) => {
    if (input.formVersion === 0) {
      const created = await insertDraft(tx, input)
      if (created) return created
    }
    const before = await lockOrder(tx, input.orderId)
    if (before.requesterId !== tx.actor.personId) throw new AppError('forbidden', 'orders.notYours')
    if (!orderCan('edit', before)) throw new AppError('rule', 'orders.notDraft')
    if (before.formVersion !== input.formVersion) throw new AppError('conflict', 'actions.stale')
    const [after] = await tx.db
      .update(orders)
      .set({ ...columnsOf(input), formVersion: sql`${orders.formVersion} + 1` })
      .where(and(eq(orders.id, input.orderId), eq(orders.formVersion, input.formVersion)))
      .returning()
    if (!after) throw new AppError('conflict', 'actions.stale')
    await recordAudit(tx, 'order.saveDraft', after.id, { agencyId: after.agencyId })
    return after
  })
}

/** Nothing when the order exists already: the same first save sent twice, or somebody else's order. */
async function insertDraft(tx: Ctx, input: SaveDraft): Promise<Order | undefined> {
  const { agencyId, personId } = tx.actor
  if (!agencyId || !personId) throw notFound('orders')
  const [created] = await tx.db
    .insert(orders)
    .values({
      ...columnsOf(input),
      id: input.orderId,
      agencyId,
      number: await nextOrderNumber(tx),
      state: 'draft',
      formVersion: 1,
      requesterId: personId,
      waitingFor: { kind: 'draft', people: [tx.actor.name] },
      waitingSince: tx.now(),
      createdAt: tx.now(),
    })
    .onConflictDoNothing({ target: orders.id })
    .returning()
  if (created) await recordAudit(tx, 'order.create', created.id, { after: created })
  return created
}

/** Business system and budget become columns only at submission, when they are known to exist. */
const columnsOf = ({ content }: SaveDraft) => ({ content, title: content.title })

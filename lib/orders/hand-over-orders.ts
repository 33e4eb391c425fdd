import { and, eq, inArray, sql } from 'drizzle-orm'
import { listNames } from '@/lib/agencies/list-names'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orders } from '@/lib/db/schema/orders'

type HandOver = { agencyId: string; fromPersonId: string; toPersonId: string }

/** A leaver's unfinished orders go to a colleague, who from now on is asked about them. Returns how many. */
export async function handOverOrders(
  ctx: Ctx,
  { agencyId, fromPersonId, toPersonId }: HandOver,
): Promise<number> {
  authorize(ctx.actor, 'member:handOver')
  return inTransaction(ctx, async (tx) => {
    const names = await listNames(tx, [toPersonId])
    const moved = await tx.db
      .update(orders)
      .set({
        requesterId: toPersonId,
        waitingFor: sql`case when ${orders.waitingFor}->>'kind' in ('draft', 'requester')
          then jsonb_set(${orders.waitingFor}, '{people}', ${JSON.stringify([...names.values()])}::jsonb)
          else ${orders.waitingFor} end`,
      })
      .where(
        and(
          eq(orders.agencyId, agencyId),
          eq(orders.requesterId, fromPersonId),
          inArray(orders.state, ['draft', 'approving', 'approved', 'fulfilling']),
        ),
      )
      .returning({ id: orders.id })
    for (const { id } of moved)
      await recordAudit(tx, 'order.handOver', id, {
        agencyId,
        before: { requesterId: fromPersonId },
        after: { requesterId: toPersonId },
      })
    return moved.length
  })
}

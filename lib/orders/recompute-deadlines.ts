import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { getCalendar } from '@/lib/calendar/get-calendar'
import { addWorkingHours, isProvisional } from '@/lib/calendar/working-time'
import { type Ctx, inTransaction } from '@/lib/context'
import { approvalSteps } from '@/lib/db/schema/orders'
import { moveDue } from '@/lib/notify/move-due'
import { stepSubject } from '@/lib/orders/open-step'

/** Provisional deadlines of open approval steps, by the calendar as it is published now. Returns how many moved. */
export async function recomputeDeadlines(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'calendar:manage')
  return inTransaction(ctx, async (tx) => {
    const steps = await tx.db
      .select()
      .from(approvalSteps)
      .where(and(eq(approvalSteps.state, 'open'), eq(approvalSteps.dueProvisional, true)))
      .for('update')
    if (steps.length === 0) return 0
    const calendar = await getCalendar(tx)
    for (const before of steps) {
      const openedAt = before.openedAt ?? tx.now()
      const dueAt = addWorkingHours(calendar, openedAt, before.hours)
      const dueProvisional = isProvisional(calendar, openedAt, dueAt)
      await tx.db.update(approvalSteps).set({ dueAt, dueProvisional }).where(eq(approvalSteps.id, before.id))
      await moveDue(tx, stepSubject(before.id), dueAt)
      await recordAudit(tx, 'order.deadline', before.orderId, {
        before: { dueAt: before.dueAt, dueProvisional: true },
        after: { dueAt, dueProvisional },
        agencyId: before.agencyId,
      })
    }
    return steps.length
  })
}

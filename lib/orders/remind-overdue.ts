import { and, eq, isNull, or } from 'drizzle-orm'
import { listNames } from '@/lib/agencies/list-names'
import { listReportingLines } from '@/lib/agencies/list-reporting-lines'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { getCalendar } from '@/lib/calendar/get-calendar'
import { workingHoursBetween } from '@/lib/calendar/working-time'
import { type Ctx, inTransaction } from '@/lib/context'
import { approvalSteps, orders } from '@/lib/db/schema/orders'
import { notify } from '@/lib/notify/notify'
import { urgencyOf } from '@/lib/orders/urgency-of'
import { routes } from '@/lib/routes'

type Row = { step: typeof approvalSteps.$inferSelect; order: typeof orders.$inferSelect }

/** Recurring: at 80 % of the working hours the approvers are reminded, at 100 % those above them are told. */
export async function remindOverdue(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const calendar = await getCalendar(ctx)
  const open = await ctx.db
    .select({ step: approvalSteps, order: orders })
    .from(approvalSteps)
    .innerJoin(orders, eq(orders.id, approvalSteps.orderId))
    .where(
      and(
        eq(approvalSteps.state, 'open'),
        or(isNull(approvalSteps.remindedAt), isNull(approvalSteps.escalatedAt)),
      ),
    )
    .limit(1000)
  let told = 0
  for (const { step, order } of open) {
    if (!step.openedAt) continue
    const hours = workingHoursBetween(calendar, step.openedAt, ctx.now())
    const urgency = urgencyOf(step, hours)
    if (!urgency) continue
    await inTransaction(ctx, (tx) => (urgency === 'remind' ? remind : escalate)(tx, { step, order }))
    told++
  }
  return told
}

async function remind(tx: Ctx, { step, order }: Row): Promise<void> {
  const once = and(eq(approvalSteps.id, step.id), isNull(approvalSteps.remindedAt))
  const marked = await tx.db.update(approvalSteps).set({ remindedAt: tx.now() }).where(once).returning()
  if (marked.length === 0) return
  await recordAudit(tx, 'approvalStep.remind', step.id, {
    agencyId: order.agencyId,
    after: { number: order.number },
  })
  await notify(tx, { ...about({ step, order }), personIds: step.personIds, kind: 'approvalReminder' })
}

/** The superiors of the agency's approvers; for a platform role, and without a superior, the authority. */
async function escalate(tx: Ctx, { step, order }: Row): Promise<void> {
  const once = and(eq(approvalSteps.id, step.id), isNull(approvalSteps.escalatedAt))
  const at = tx.now()
  const marked = await tx.db
    .update(approvalSteps)
    .set({ escalatedAt: at, remindedAt: step.remindedAt ?? at })
    .where(once)
    .returning()
  if (marked.length === 0) return
  const lines = await listReportingLines(tx, order.agencyId)
  const above = step.role === 'approver' ? step.personIds.flatMap((id) => lines.get(id) ?? []) : []
  const authority = await listRoleHolders(tx, { role: 'authority', agencyId: null })
  const people = [...(await listNames(tx, step.personIds)).values()].join('、')
  await recordAudit(tx, 'approvalStep.escalate', step.id, {
    agencyId: order.agencyId,
    after: { number: order.number },
  })
  const notice = about({ step, order })
  await notify(tx, {
    ...notice,
    params: { ...notice.params, people },
    personIds: above.length > 0 ? above : authority.map(({ id }) => id),
    kind: 'approvalOverdue',
  })
}

const about = ({ step, order }: Row) => ({
  params: { number: order.number, title: order.title },
  href: routes.orders.one(order.id),
  subject: `approval_step:${step.id}`,
  dueAt: step.dueAt,
  agencyId: order.agencyId,
})

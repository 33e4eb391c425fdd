import { eq } from 'drizzle-orm'
import { getCalendar } from '@/lib/calendar/get-calendar'
import { addWorkingHours, isProvisional } from '@/lib/calendar/working-time'
import type { Ctx } from '@/lib/context'
import { approvalSteps, orders } from '@/lib/db/schema/orders'
import { notify } from '@/lib/notify/notify'
import { type Approvers, clickers, neededVotes } from '@/lib/orders/approvers-of'
import type { Order } from '@/lib/orders/queries'
import { routes } from '@/lib/routes'

export type ApprovalStep = typeof approvalSteps.$inferSelect

/** The step begins: its clock runs in working hours, its approvers find it in their inbox. */
export async function openStep(
  tx: Ctx,
  order: Order,
  step: ApprovalStep,
  approvers: Approvers,
): Promise<void> {
  const calendar = await getCalendar(tx)
  const now = tx.now()
  const dueAt = addWorkingHours(calendar, now, step.hours)
  const personIds = clickers(approvers)
  await tx.db
    .update(approvalSteps)
    .set({
      state: 'open',
      openedAt: now,
      dueAt,
      dueProvisional: isProvisional(calendar, now, dueAt),
      personIds,
      needed: neededVotes({ mode: step.mode, k: step.needed }, approvers.principals.length),
    })
    .where(eq(approvalSteps.id, step.id))
  await tx.db
    .update(orders)
    .set({ waitingFor: { kind: 'approval', people: namesOf(approvers) }, waitingSince: now })
    .where(eq(orders.id, order.id))
  await notify(tx, {
    personIds,
    kind: 'orderApproval',
    params: { number: order.number, title: order.title },
    href: routes.orders.one(order.id),
    subject: stepSubject(step.id),
    waits: true,
    dueAt,
    agencyId: order.agencyId,
  })
}

export const stepSubject = (stepId: string) => `approval_step:${stepId}`

/** Who is waited for: whoever is away is followed by the colleague who acts. */
export function namesOf({ principals, delegations }: Approvers): string[] {
  return principals.flatMap(({ id, name }) => [
    name,
    ...delegations.filter(({ fromPersonId }) => fromPersonId === id).map(({ toName }) => toName),
  ])
}

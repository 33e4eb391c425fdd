import { and, asc, eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { approvalSteps, approvalVotes, orders } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import { type Approvers, approversOf, votesFor } from '@/lib/orders/approvers-of'
import type { ApprovalStep } from '@/lib/orders/open-step'
import { type Order, visibleTo } from '@/lib/orders/queries'

export type Vote = typeof approvalVotes.$inferSelect
export type StepInOrder = {
  order: Order
  step: ApprovalStep
  /** All steps of the present revision, in order. */
  chain: ApprovalStep[]
  votes: Vote[]
  approvers: Approvers
}

/** A step with its order, the voices so far, and who may decide it now. */
export async function findStep(ctx: Ctx, stepId: string): Promise<StepInOrder> {
  const [found] = await ctx.db
    .select({ order: orders, step: approvalSteps })
    .from(approvalSteps)
    .innerJoin(orders, eq(orders.id, approvalSteps.orderId))
    .where(and(eq(approvalSteps.id, stepId), visibleTo(ctx.actor)))
  if (!found) throw notFound('orders')
  const { order, step } = found
  const { agencyId, requesterId } = order
  const steps = [{ role: step.role, personIds: step.restrictedTo }]
  const [chain, votes, [approvers]] = await Promise.all([
    ctx.db
      .select()
      .from(approvalSteps)
      .where(and(eq(approvalSteps.orderId, order.id), eq(approvalSteps.revision, step.revision)))
      .orderBy(asc(approvalSteps.position)),
    ctx.db.select().from(approvalVotes).where(eq(approvalVotes.stepId, stepId)),
    approversOf(ctx, { agencyId, requesterId, steps }),
  ])
  return { order, step, chain, votes, approvers: approvers ?? { principals: [], delegations: [] } }
}

export const isLast = ({ step, chain }: Pick<StepInOrder, 'step' | 'chain'>): boolean =>
  step.position === chain.length - 1

/** Whether this person's approval would complete the chain, as far as can be seen before the vote. */
export function wouldBeFinal(ctx: Ctx, found: StepInOrder): boolean {
  if (!isLast(found)) return false
  const { step, votes, approvers } = found
  const mine = votesFor(approvers, ctx.actor.personId ?? '')
  const given = votes.filter(({ decision }) => decision === 'approve').length
  return given + mine.length >= step.needed
}

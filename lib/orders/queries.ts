import { and, asc, eq, ne, or, type SQL } from 'drizzle-orm'
import { type Actor, type Ctx, isPlatform } from '@/lib/context'
import { approvalRules, approvalSteps, orderLines, orders } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'

export type Order = typeof orders.$inferSelect
export type OrderLine = typeof orderLines.$inferSelect
export type ApprovalRule = typeof approvalRules.$inferSelect

/** An agency sees its own; the platform sees every order that has ever been submitted. */
export function visibleTo(actor: Actor): SQL | undefined {
  if (!isPlatform(actor)) return eq(orders.agencyId, actor.agencyId ?? '')
  if (actor.via === 'system') return undefined
  return or(ne(orders.state, 'draft'), ne(orders.revision, 0))
}

export async function lockOrder(tx: Ctx, orderId: string): Promise<Order> {
  const [order] = await tx.db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), visibleTo(tx.actor)))
    .for('update')
  if (!order) throw notFound('orders')
  return order
}

export async function findOrder(ctx: Ctx, orderId: string): Promise<Order | undefined> {
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), visibleTo(ctx.actor)))
  return order
}

/** Its lines in the order of the form. */
export async function linesOf(ctx: Ctx, orderId: string): Promise<OrderLine[]> {
  return ctx.db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position))
}

export async function activeRules(ctx: Ctx): Promise<ApprovalRule[]> {
  return ctx.db
    .select()
    .from(approvalRules)
    .where(eq(approvalRules.active, true))
    .orderBy(asc(approvalRules.priority), asc(approvalRules.id))
}

/** Steps of every revision, the present one last. */
export async function stepsOf(ctx: Ctx, orderId: string) {
  return ctx.db
    .select()
    .from(approvalSteps)
    .where(eq(approvalSteps.orderId, orderId))
    .orderBy(asc(approvalSteps.revision), asc(approvalSteps.position))
}

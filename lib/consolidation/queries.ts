import { and, asc, eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import {
  consolidationHosts,
  consolidationMoves,
  consolidationPlans,
  consolidationSettings,
} from '@/lib/db/schema/consolidation'
import { notFound } from '@/lib/errors'

export type Plan = typeof consolidationPlans.$inferSelect
export type PlannedMove = typeof consolidationMoves.$inferSelect
export type PlannedHost = typeof consolidationHosts.$inferSelect
export type Setting = typeof consolidationSettings.$inferSelect
/** A key under `whys` or `outcomes` in the messages, and its values. */
export type Why = { code: string; params?: Record<string, string | number> }

/** For update, inside the transaction of a verb that has authorized. */
export async function lockPlan(tx: Ctx, planId: string): Promise<Plan> {
  const [plan] = await tx.db
    .select()
    .from(consolidationPlans)
    .where(eq(consolidationPlans.id, planId))
    .for('update')
  if (!plan) throw notFound('consolidation')
  return plan
}

export async function openPlanOf(
  ctx: Ctx,
  poolId: string,
  state: 'proposed' | 'running',
): Promise<Plan | null> {
  const [plan] = await ctx.db
    .select()
    .from(consolidationPlans)
    .where(and(eq(consolidationPlans.poolId, poolId), eq(consolidationPlans.state, state)))
  return plan ?? null
}

export const movesOf = (ctx: Ctx, planId: string): Promise<PlannedMove[]> =>
  ctx.db
    .select()
    .from(consolidationMoves)
    .where(eq(consolidationMoves.planId, planId))
    .orderBy(asc(consolidationMoves.position))

export const hostsOf = (ctx: Ctx, planId: string): Promise<PlannedHost[]> =>
  ctx.db.select().from(consolidationHosts).where(eq(consolidationHosts.planId, planId))

export async function settingOf(ctx: Ctx, poolId: string): Promise<Setting | null> {
  const [setting] = await ctx.db
    .select()
    .from(consolidationSettings)
    .where(eq(consolidationSettings.poolId, poolId))
  return setting ?? null
}

import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { isPlatform } from '@/lib/context'
import { budgetClaims, budgets, quotaClaims, quotaKinds, quotas } from '@/lib/db/schema/quota'
import { notFound } from '@/lib/errors'

export type Quota = typeof quotas.$inferSelect
export type Budget = typeof budgets.$inferSelect

/** An agency reads its own; the platform reads any. */
function reachable(ctx: Ctx, agencyId: string): string {
  if (!isPlatform(ctx.actor) && ctx.actor.agencyId !== agencyId) throw notFound('quota')
  return agencyId
}

export async function quotaOf(ctx: Ctx, agencyId: string): Promise<Quota[]> {
  const rows = await ctx.db
    .select()
    .from(quotas)
    .where(eq(quotas.agencyId, reachable(ctx, agencyId)))
  return rows.sort((a, b) => quotaKinds.indexOf(a.kind) - quotaKinds.indexOf(b.kind))
}

export async function budgetsOf(ctx: Ctx, agencyId: string, fiscalYear?: number): Promise<Budget[]> {
  const own = eq(budgets.agencyId, reachable(ctx, agencyId))
  return ctx.db
    .select()
    .from(budgets)
    .where(fiscalYear ? and(own, eq(budgets.fiscalYear, fiscalYear)) : own)
    .orderBy(desc(budgets.fiscalYear), asc(budgets.name))
}

/** What lines hold and use, by token, for explanations and checks. */
export async function claimsOf(ctx: Ctx, tokens: string[]) {
  if (tokens.length === 0) return { quota: [], budget: [] }
  const [quota, budget] = await Promise.all([
    ctx.db.select().from(quotaClaims).where(inArray(quotaClaims.token, tokens)),
    ctx.db.select().from(budgetClaims).where(inArray(budgetClaims.token, tokens)),
  ])
  return { quota, budget }
}

import { desc, eq } from 'drizzle-orm'
import { listOpenAgencies } from '@/lib/agencies/list-open-agencies'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { budgets, quotas } from '@/lib/db/schema/quota'
import type { Budget, Quota } from '@/lib/quota/queries'

export type AgencyLimits = { id: string; name: string; quotas: Quota[]; budgets: Budget[] }

/** Quotas and budgets of one fiscal year of every agency that is open, for those who decide; three statements. */
export async function listLimits(ctx: Ctx, fiscalYear: number): Promise<AgencyLimits[]> {
  authorize(ctx.actor, 'report:read')
  const [open, limits, money] = await Promise.all([
    listOpenAgencies(ctx),
    ctx.db.select().from(quotas),
    ctx.db
      .select()
      .from(budgets)
      .where(eq(budgets.fiscalYear, fiscalYear))
      .orderBy(desc(budgets.approvedFen)),
  ])
  const quotasOf = Map.groupBy(limits, ({ agencyId }) => agencyId)
  const budgetsOf = Map.groupBy(money, ({ agencyId }) => agencyId)
  return open.map(({ id, name }) => ({
    id,
    name,
    quotas: quotasOf.get(id) ?? [],
    budgets: budgetsOf.get(id) ?? [],
  }))
}

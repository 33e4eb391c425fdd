import { desc } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { visibleStatements } from '@/lib/billing/visible-statements'
import type { Ctx } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'

/** Months of the statements the actor may see, the latest first: what a list can be narrowed to. */
export async function listStatementMonths(ctx: Ctx): Promise<string[]> {
  authorize(ctx.actor, 'statement:read')
  const rows = await ctx.db
    .selectDistinct({ month: statements.month })
    .from(statements)
    .where(visibleStatements(ctx.actor))
    .orderBy(desc(statements.month))
    .limit(36)
  return rows.map(({ month }) => month)
}

import { and, desc, gte, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { visibleStatements } from '@/lib/billing/visible-statements'
import type { Ctx } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'

export type StatementCount = {
  month: string
  state: (typeof statements.$inferSelect)['state']
  count: number
  totalFen: bigint
  /** Not equal to the second rating. */
  differing: number
}

/** Statements by month and state since a month (YYYYMM), the latest month first. */
export async function countStatements(ctx: Ctx, fromMonth: string): Promise<StatementCount[]> {
  authorize(ctx.actor, 'statement:read')
  return ctx.db
    .select({
      month: statements.month,
      state: statements.state,
      count: sql<number>`count(*)`.mapWith(Number),
      totalFen: sql<bigint>`sum(${statements.totalFen})`.mapWith(BigInt),
      differing: sql<number>`count(*) filter (where ${statements.secondDifferences} > 0)`.mapWith(Number),
    })
    .from(statements)
    .where(and(gte(statements.month, fromMonth), visibleStatements(ctx.actor)))
    .groupBy(statements.month, statements.state)
    .orderBy(desc(statements.month))
}

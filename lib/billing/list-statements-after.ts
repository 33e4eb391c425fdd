import { and, asc, desc, eq, gt, lt } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { visibleStatements } from '@/lib/billing/visible-statements'
import type { Ctx } from '@/lib/context'
import { chargeLines, statements } from '@/lib/db/schema/billing'
import { notFound } from '@/lib/errors'

/** For programs: statements from the latest on, continued after a known one. */
export async function listStatementsAfter(
  ctx: Ctx,
  { month, after, limit }: { month?: string; after?: string; limit: number },
) {
  authorize(ctx.actor, 'statement:read')
  return ctx.db
    .select()
    .from(statements)
    .where(
      and(
        visibleStatements(ctx.actor),
        month ? eq(statements.month, month) : undefined,
        after ? lt(statements.id, after) : undefined,
      ),
    )
    .orderBy(desc(statements.id))
    .limit(limit)
}

export async function getVisibleStatement(ctx: Ctx, statementId: string) {
  authorize(ctx.actor, 'statement:read')
  const [statement] = await ctx.db
    .select()
    .from(statements)
    .where(and(eq(statements.id, statementId), visibleStatements(ctx.actor)))
  if (!statement) throw notFound('billing')
  return statement
}

/** Lines of one statement, continued after a known one. */
export async function listLinesAfter(
  ctx: Ctx,
  { statementId, after, limit }: { statementId: string; after?: string; limit: number },
) {
  const statement = await getVisibleStatement(ctx, statementId)
  return ctx.db
    .select()
    .from(chargeLines)
    .where(and(eq(chargeLines.statementId, statement.id), after ? gt(chargeLines.id, after) : undefined))
    .orderBy(asc(chargeLines.id))
    .limit(limit)
}

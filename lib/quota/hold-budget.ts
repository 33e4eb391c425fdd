import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { budgetClaims, budgets } from '@/lib/db/schema/quota'
import { AppError, notFound } from '@/lib/errors'
import { publishBudgetThreshold } from '@/lib/quota/publish-budget-threshold'

type Hold = {
  agencyId: string
  budgetId: string
  lines: readonly { token: string; amountFen: bigint }[]
}

/**
 * Holds money of one budget for the lines of one order: held + committed <= approved + overdraft. The same token
 * holds once. Throws `quota.budgetExceeded` with what is left, and missing for all of them.
 */
export async function holdBudget(tx: Ctx, { agencyId, budgetId, lines }: Hold): Promise<void> {
  const asked = lines.filter(({ amountFen }) => amountFen !== 0n)
  if (asked.length === 0) return
  const claimed = await tx.db
    .insert(budgetClaims)
    .values(
      asked.map((line) => ({ ...line, agencyId, budgetId, state: 'held' as const, changedAt: tx.now() })),
    )
    .onConflictDoNothing()
    .returning({ amountFen: budgetClaims.amountFen })
  if (claimed.length === 0) return
  const amountFen = claimed.reduce((sum, line) => sum + line.amountFen, 0n)
  const [row] = await tx.db
    .update(budgets)
    .set({ heldFen: sql`${budgets.heldFen} + ${amountFen}` })
    .where(
      and(
        eq(budgets.agencyId, agencyId),
        eq(budgets.id, budgetId),
        eq(budgets.state, 'open'),
        sql`${budgets.heldFen} + ${budgets.committedFen} + ${amountFen} <= ${budgets.approvedFen} + ${budgets.overdraftFen}`,
      ),
    )
    .returning()
  if (!row) throw await refuseBudget(tx, agencyId, budgetId, amountFen)
  await publishBudgetThreshold(tx, row)
}

/** Why a budget does not give so much, with what is left and missing. */
export async function refuseBudget(
  tx: Ctx,
  agencyId: string,
  budgetId: string,
  amountFen: bigint,
): Promise<AppError> {
  const [row] = await tx.db
    .select()
    .from(budgets)
    .where(and(eq(budgets.agencyId, agencyId), eq(budgets.id, budgetId)))
  if (!row) return notFound('quota')
  if (row.state === 'closed')
    return new AppError('rule', 'quota.budgetClosed', { params: { name: row.name } })
  const leftFen = row.approvedFen + row.overdraftFen - row.heldFen - row.committedFen
  return new AppError('quota', 'quota.budgetExceeded', {
    params: {
      name: row.name,
      wanted: yuan(amountFen),
      left: yuan(leftFen),
      missing: yuan(amountFen - leftFen),
    },
  })
}

/** Two decimals without grouping; messages are plain sentences. */
const yuan = (amountFen: bigint): string => {
  const text = (amountFen < 0n ? -amountFen : amountFen).toString().padStart(3, '0')
  return `${amountFen < 0n ? '−' : ''}¥${text.slice(0, -2)}.${text.slice(-2)}`
}

import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { budgetClaims, budgets } from '@/lib/db/schema/quota'
import { refuseBudget } from '@/lib/quota/hold-budget'
import { publishBudgetThreshold } from '@/lib/quota/publish-budget-threshold'

/**
 * Commits more money under a token that has had some before: a closed machine comes back. Throws
 * `quota.budgetExceeded` when the budget no longer has it. A token without a claim had no price.
 */
export async function recommitBudget(tx: Ctx, token: string, amountFen: bigint): Promise<void> {
  if (amountFen === 0n) return
  const [claim] = await tx.db.select().from(budgetClaims).where(eq(budgetClaims.token, token)).for('update')
  if (!claim) return
  const { agencyId, budgetId } = claim
  const [row] = await tx.db
    .update(budgets)
    .set({ committedFen: sql`${budgets.committedFen} + ${amountFen}` })
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
  const kept = claim.state === 'released' ? 0n : claim.amountFen
  await tx.db
    .update(budgetClaims)
    .set({ state: 'committed', amountFen: kept + amountFen, changedAt: tx.now() })
    .where(eq(budgetClaims.token, token))
  await publishBudgetThreshold(tx, row)
}

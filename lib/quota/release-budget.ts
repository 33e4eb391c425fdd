import { and, eq, ne, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { budgetClaims, budgets } from '@/lib/db/schema/quota'
import { publishBudgetThreshold } from '@/lib/quota/publish-budget-threshold'

/**
 * Gives back what a line holds or has committed, less `keepFen` already owed for use so far.
 * What is kept stays committed; calling again with the same figure changes nothing.
 */
export async function releaseBudget(
  tx: Ctx,
  token: string,
  options: { keepFen?: bigint } = {},
): Promise<void> {
  const [claim] = await tx.db
    .select()
    .from(budgetClaims)
    .where(and(eq(budgetClaims.token, token), ne(budgetClaims.state, 'released')))
    .for('update')
  if (!claim) return
  const wanted = options.keepFen ?? 0n
  const kept = claim.state === 'held' ? 0n : wanted < claim.amountFen ? wanted : claim.amountFen
  await tx.db
    .update(budgetClaims)
    .set({
      state: kept === 0n ? 'released' : 'committed',
      amountFen: kept === 0n ? claim.amountFen : kept,
      changedAt: tx.now(),
    })
    .where(eq(budgetClaims.token, token))
  const column = claim.state === 'held' ? 'heldFen' : 'committedFen'
  const [row] = await tx.db
    .update(budgets)
    .set({ [column]: sql`${budgets[column]} - ${claim.amountFen - kept}` })
    .where(eq(budgets.id, claim.budgetId))
    .returning()
  if (row) await publishBudgetThreshold(tx, row)
}

import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { budgetClaims, budgets } from '@/lib/db/schema/quota'

/** At activation what the line held becomes committed; a second call changes nothing. */
export async function commitBudget(tx: Ctx, token: string): Promise<void> {
  const [claim] = await tx.db
    .update(budgetClaims)
    .set({ state: 'committed', changedAt: tx.now() })
    .where(and(eq(budgetClaims.token, token), eq(budgetClaims.state, 'held')))
    .returning()
  if (!claim) return
  await tx.db
    .update(budgets)
    .set({
      heldFen: sql`${budgets.heldFen} - ${claim.amountFen}`,
      committedFen: sql`${budgets.committedFen} + ${claim.amountFen}`,
    })
    .where(eq(budgets.id, claim.budgetId))
}

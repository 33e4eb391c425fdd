import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { budgets } from '@/lib/db/schema/quota'

/** Adds what a statement billed to its budget. Billed usage is never refused (I4), only shown. */
export async function recordBilled(
  tx: Ctx,
  { agencyId, budgetId, amountFen }: { agencyId: string; budgetId: string; amountFen: bigint },
): Promise<void> {
  await tx.db
    .update(budgets)
    .set({ billedFen: sql`${budgets.billedFen} + ${amountFen}` })
    .where(and(eq(budgets.agencyId, agencyId), eq(budgets.id, budgetId)))
}

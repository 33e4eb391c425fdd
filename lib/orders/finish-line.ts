import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import type { OrderLine } from '@/lib/orders/queries'
import { commitBudget } from '@/lib/quota/commit-budget'
import { useQuota as takeQuota } from '@/lib/quota/use-quota'

/** What was held becomes used and committed in the moment of activation, not before. */
export async function finishLine(tx: Ctx, line: OrderLine): Promise<void> {
  await takeQuota(tx, line.token)
  await commitBudget(tx, line.token)
  await tx.db
    .update(orderLines)
    .set({ state: 'done', doneAt: tx.now(), failure: null })
    .where(eq(orderLines.id, line.id))
}

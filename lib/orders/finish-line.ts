import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'

/** What the line asked for is there. */
export async function finishLine(tx: Ctx, id: string): Promise<void> {
  await tx.db
    .update(orderLines)
    .set({ state: 'done', doneAt: tx.now(), failure: null })
    .where(eq(orderLines.id, id))
}

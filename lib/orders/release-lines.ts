import { inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import type { OrderLine } from '@/lib/orders/queries'
import { releaseBudget } from '@/lib/quota/release-budget'
import { releaseQuota } from '@/lib/quota/release-quota'
import { releaseReservation } from '@/lib/scheduler/release-reservation'

/** Lines that will not be: whatever they hold from quota, budget and capacity is free at once. */
export async function releaseLines(tx: Ctx, lines: readonly OrderLine[]): Promise<void> {
  if (lines.length === 0) return
  for (const { token } of lines.toSorted((a, b) => a.position - b.position)) {
    await releaseQuota(tx, token)
    await releaseBudget(tx, token)
    await releaseReservation(tx, token)
  }
  await tx.db
    .update(orderLines)
    .set({ state: 'cancelled', doneAt: tx.now() })
    .where(
      inArray(
        orderLines.id,
        lines.map(({ id }) => id),
      ),
    )
}

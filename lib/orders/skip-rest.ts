import { and, eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { approvalSteps } from '@/lib/db/schema/orders'
import { settle } from '@/lib/notify/settle'
import { stepSubject } from '@/lib/orders/open-step'

/** Steps that will not be needed; their number stays readable in the chain. */
export async function skipRest(tx: Ctx, orderId: string): Promise<void> {
  for (const state of ['waiting', 'open'] as const) {
    const skipped = await tx.db
      .update(approvalSteps)
      .set({ state: 'skipped', closedAt: tx.now() })
      .where(and(eq(approvalSteps.orderId, orderId), eq(approvalSteps.state, state)))
      .returning({ id: approvalSteps.id })
    if (state === 'open') for (const { id } of skipped) await settle(tx, stepSubject(id))
  }
}

import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { publishPlan } from '@/lib/consolidation/publish-plan'
import type { Why } from '@/lib/consolidation/queries'
import type { Ctx } from '@/lib/context'
import { consolidationMoves, consolidationPlans } from '@/lib/db/schema/consolidation'
import { settle } from '@/lib/notify/settle'

/** In the transaction of a verb that has authorized: the proposal is no longer true, and nobody is asked any more. */
export async function markStale(tx: Ctx, planId: string, why: Why): Promise<void> {
  const [stale] = await tx.db
    .update(consolidationPlans)
    .set({ state: 'stale', why, endedAt: tx.now() })
    .where(and(eq(consolidationPlans.id, planId), eq(consolidationPlans.state, 'proposed')))
    .returning({ id: consolidationPlans.id })
  if (!stale) return
  await tx.db
    .update(consolidationMoves)
    .set({ state: 'cancelled' })
    .where(eq(consolidationMoves.planId, planId))
  await recordAudit(tx, 'consolidation.supersede', planId, {
    agencyId: null,
    before: { state: 'proposed' },
    after: { state: 'stale', ...why },
  })
  await settle(tx, `consolidation:${planId}`)
  await publishPlan(tx, planId)
}

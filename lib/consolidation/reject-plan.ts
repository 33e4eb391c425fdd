import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { RejectPlan } from '@/lib/consolidation/input'
import { publishPlan } from '@/lib/consolidation/publish-plan'
import { lockPlan } from '@/lib/consolidation/queries'
import { planCan } from '@/lib/consolidation/rules'
import { type Ctx, inTransaction } from '@/lib/context'
import { consolidationMoves, consolidationPlans } from '@/lib/db/schema/consolidation'
import { AppError } from '@/lib/errors'
import { settle } from '@/lib/notify/settle'

/** The proposal is not carried out; the next one is drawn when the pool's interval has passed. */
export async function rejectPlan(ctx: Ctx, { planId, reason }: RejectPlan): Promise<void> {
  authorize(ctx.actor, 'capacity:consolidate')
  await inTransaction(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId)
    if (!planCan('reject', plan)) throw new AppError('rule', 'consolidation.notProposed')
    const decided = { decidedBy: tx.actor.personId, decidedAt: tx.now(), endedAt: tx.now() }
    await tx.db
      .update(consolidationPlans)
      .set({ state: 'rejected', comment: reason, ...decided })
      .where(eq(consolidationPlans.id, planId))
    await tx.db
      .update(consolidationMoves)
      .set({ state: 'cancelled' })
      .where(eq(consolidationMoves.planId, planId))
    await recordAudit(tx, 'consolidation.reject', planId, {
      agencyId: null,
      before: { state: plan.state },
      after: { state: 'rejected', reason },
    })
    await settle(tx, `consolidation:${planId}`)
    await publishPlan(tx, planId)
  })
}

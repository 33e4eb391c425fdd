import { authorize } from '@/lib/auth/permissions'
import { closePlan } from '@/lib/consolidation/close-plan'
import type { StopPlan } from '@/lib/consolidation/input'
import { lockPlan } from '@/lib/consolidation/queries'
import { planCan } from '@/lib/consolidation/rules'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'

/**
 * No further machine moves and the room held for them is free; hosts that are not empty take machines again. The
 * one on its way arrives or returns by its own run; hosts that sleep are woken when they are needed.
 */
export async function stopPlan(ctx: Ctx, { planId, reason }: StopPlan): Promise<void> {
  authorize(ctx.actor, 'capacity:consolidate')
  await inTransaction(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId)
    if (!planCan('stop', plan)) throw new AppError('rule', 'consolidation.notRunning')
    await closePlan(tx, plan, { state: 'stopped', comment: reason })
  })
}

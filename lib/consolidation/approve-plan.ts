import { authorize } from '@/lib/auth/permissions'
import { beginPlan } from '@/lib/consolidation/begin-plan'
import type { ApprovePlan } from '@/lib/consolidation/input'
import type { Ctx } from '@/lib/context'

/** An operator lets a proposal be carried out, as it was drawn or not at all. */
export async function approvePlan(ctx: Ctx, { planId }: ApprovePlan): Promise<void> {
  authorize(ctx.actor, 'capacity:consolidate')
  await beginPlan(ctx, planId)
}

import { eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { advancePlan } from '@/lib/consolidation/advance-plan'
import type { Ctx } from '@/lib/context'
import { consolidationPlans } from '@/lib/db/schema/consolidation'

/** Recurring: makes up for a job that was lost; where a machine is on its way, this changes nothing. */
export async function resumePlans(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const running = await ctx.db
    .select({ id: consolidationPlans.id })
    .from(consolidationPlans)
    .where(eq(consolidationPlans.state, 'running'))
  for (const { id } of running) await advancePlan(ctx, { planId: id })
  return running.length
}

import { authorize } from '@/lib/auth/permissions'
import type { PlanNow } from '@/lib/consolidation/input'
import { planPool } from '@/lib/consolidation/plan-pool'
import { poolOf } from '@/lib/consolidation/pool-of'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** An operator does not wait for the interval. Answers the id of the plan that waits; null: the setting says why there is none. */
export async function planNow(ctx: Ctx, { poolId }: PlanNow): Promise<string | null> {
  authorize(ctx.actor, 'capacity:consolidate')
  const { pool, setting } = await poolOf(ctx, poolId)
  if (setting.mode === 'off') throw new AppError('rule', 'consolidation.off')
  return planPool(ctx, pool, { ...setting, mode: 'propose' })
}

import { ne } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { beginPlan } from '@/lib/consolidation/begin-plan'
import { planPool } from '@/lib/consolidation/plan-pool'
import type { Ctx } from '@/lib/context'
import { consolidationSettings } from '@/lib/db/schema/consolidation'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { listPools } from '@/lib/scheduler/list-pools'

/**
 * Recurring: plans for every pool whose interval has passed, and by rule carries the plan out. What one pool meets
 * does not keep the others from being planned.
 */
export async function planPools(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const settings = await ctx.db
    .select()
    .from(consolidationSettings)
    .where(ne(consolidationSettings.mode, 'off'))
  const pools = new Map((await listPools(ctx)).map((pool) => [pool.id, pool]))
  let planned = 0
  for (const setting of settings) {
    const pool = pools.get(setting.poolId)
    const dueAt = (setting.plannedAt?.getTime() ?? 0) + setting.everyMinutes * 60_000
    if (!pool || dueAt > ctx.now().getTime()) continue
    try {
      const planId = await planPool(ctx, pool, setting)
      if (planId && setting.mode === 'rule') await beginPlan(ctx, planId)
      planned += planId ? 1 : 0
    } catch (error) {
      // A plan overtaken by the pool's own life is stale, says so itself, and is drawn anew when it is due.
      if (!(error instanceof AppError)) log.error({ err: error, pool: pool.code }, 'pool not consolidated')
    }
  }
  return planned
}

import { sql } from 'drizzle-orm'
import { budgetOf } from '@/lib/consolidation/rules'
import type { Ctx } from '@/lib/context'
import type { consolidationSettings } from '@/lib/db/schema/consolidation'
import { decisions } from '@/lib/scheduler/decisions'

type Setting = Pick<
  typeof consolidationSettings.$inferSelect,
  'poolId' | 'movesPerPlan' | 'movesPerHundredRequests'
>

/** As long as refusals and what was released are kept. */
const daysBack = 180

/** The most moves that a plan of the pool may have now; those on their way count as made. */
export async function loadBudget(ctx: Ctx, setting: Setting): Promise<number> {
  const since = sql`${ctx.now().toISOString()}::timestamptz - make_interval(days => ${daysBack})`
  const { rows } = await ctx.db.execute<{ requests: number; moves: number }>(sql`
    select
      (select count(*)::int from ${decisions} join host h on h.id = d.host_id
        where d.placed and d.at > ${since} and h.pool_id = ${setting.poolId}::uuid and d.key not like '%:%') as requests,
      (select count(*)::int from consolidation_move m join consolidation_plan p on p.id = m.plan_id
        where p.pool_id = ${setting.poolId}::uuid and p.decided_at > ${since}
          and m.state in ('reserved','running','stuck','done','failed')) as moves`)
  const { requests = 0, moves = 0 } = rows[0] ?? {}
  return budgetOf({ ...setting, requests, moves })
}

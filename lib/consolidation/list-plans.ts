import { desc, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Plan } from '@/lib/consolidation/queries'
import type { Ctx } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'
import { consolidationPlans } from '@/lib/db/schema/consolidation'

export type PlanShown = Plan & { deciderName: string | null; moves: number; done: number }

const countCap = 1000

/** One page of a pool's plans, the latest first. Counted no further than a thousand. */
export async function listPlans(
  ctx: Ctx,
  poolId: string,
  { page, size }: { page: number; size: number },
): Promise<{ rows: PlanShown[]; total: number }> {
  authorize(ctx.actor, 'capacity:read')
  const of = (state: string) =>
    sql<number>`(select count(*) from consolidation_move m
    where m.plan_id = consolidation_plan.id and ${sql.raw(state)})`.mapWith(Number)
  const rows = await ctx.db
    .select({
      plan: consolidationPlans,
      deciderName: people.name,
      moves: of('true'),
      done: of(`m.state = 'done'`),
    })
    .from(consolidationPlans)
    .leftJoin(people, eq(people.id, consolidationPlans.decidedBy))
    .where(eq(consolidationPlans.poolId, poolId))
    .orderBy(desc(consolidationPlans.id))
    .limit(size)
    .offset((page - 1) * size)
  const isAll = page === 1 && rows.length < size
  return {
    rows: rows.map(({ plan, ...rest }) => ({ ...plan, ...rest })),
    total: isAll ? rows.length : await countPlans(ctx, poolId),
  }
}

async function countPlans(ctx: Ctx, poolId: string): Promise<number> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from
    (select 1 from consolidation_plan where pool_id = ${poolId}::uuid limit ${countCap}) counted`)
  return rows[0]?.n ?? 0
}

import { eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Plan, PlannedHost, PlannedMove } from '@/lib/consolidation/queries'
import type { Ctx } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'
import { consolidationPlans } from '@/lib/db/schema/consolidation'
import { listPools, type Pool } from '@/lib/scheduler/list-pools'

export type MoveShown = Pick<
  PlannedMove,
  'instanceId' | 'state' | 'code' | 'params' | 'runId' | 'vcpu' | 'fromHostId' | 'toHostId'
> & { name: string; agencyName: string; fromHostName: string; toHostName: string }
export type HostInPlan = PlannedHost & { name: string; vcpu: number; hostState: string }
export type PlanInFull = Plan & {
  pool: Pool
  deciderName: string | null
  moves: MoveShown[]
  touched: HostInPlan[]
}

/** A plan with every move in its order and every host it touches; undefined when there is none. */
export async function findPlan(ctx: Ctx, planId: string): Promise<PlanInFull | undefined> {
  authorize(ctx.actor, 'capacity:read')
  if (!/^[0-9a-f-]{36}$/i.test(planId)) return undefined
  const [found] = await ctx.db
    .select({ plan: consolidationPlans, deciderName: people.name })
    .from(consolidationPlans)
    .leftJoin(people, eq(people.id, consolidationPlans.decidedBy))
    .where(eq(consolidationPlans.id, planId))
  const pool = (await listPools(ctx)).find(({ id }) => id === found?.plan.poolId)
  if (!found || !pool) return undefined
  const moves = await ctx.db.execute<MoveShown>(sql`
    select m.instance_id as "instanceId", m.state, m.code, m.params, m.run_id as "runId", m.vcpu,
      m.from_host_id as "fromHostId", m.to_host_id as "toHostId", i.name, a.name as "agencyName",
      f.name as "fromHostName", t.name as "toHostName"
    from consolidation_move m join instance i on i.id = m.instance_id join agency a on a.id = m.agency_id
    join host f on f.id = m.from_host_id join host t on t.id = m.to_host_id
    where m.plan_id = ${planId}::uuid order by m.position`)
  const touched = await ctx.db.execute<HostInPlan>(sql`
    select c.plan_id as "planId", c.host_id as "hostId", c.role, c.sleeps, c.vcpu_before as "vcpuBefore",
      c.vcpu_after as "vcpuAfter", c.memory_share_before as "memoryShareBefore",
      c.memory_share_after as "memoryShareAfter", c.state, h.name, h.vcpu, h.state as "hostState"
    from consolidation_host c join host h on h.id = c.host_id
    where c.plan_id = ${planId}::uuid order by c.vcpu_before::float8 / h.vcpu desc, h.name`)
  return { ...found.plan, pool, deciderName: found.deciderName, moves: moves.rows, touched: touched.rows }
}

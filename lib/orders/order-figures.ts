import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'

export type OrderFunnel = { submitted: number; approved: number; started: number; completed: number }
export type LeadTime = {
  month: string
  orders: number
  approvalHours: number
  medianHours: number
  p90Hours: number
}

const mine = (ctx: Ctx) =>
  isPlatform(ctx.actor) ? sql`true` : sql`o.agency_id = ${ctx.actor.agencyId}::uuid`

/** Of the orders submitted since a day ago `days`: how many came how far. */
export async function orderFunnel(ctx: Ctx, days = 90): Promise<OrderFunnel> {
  authorize(ctx.actor, 'order:read')
  const since = new Date(ctx.now().getTime() - days * 86_400_000).toISOString()
  const { rows } = await ctx.db.execute<OrderFunnel>(sql`
    select count(*)::int as submitted, count(o.approved_at)::int as approved,
      count(*) filter (where o.state in ('fulfilling', 'completed', 'partlyCompleted'))::int as started,
      count(*) filter (where o.state = 'completed')::int as completed
    from "order" o where ${mine(ctx)} and o.submitted_at >= ${since}::timestamptz`)
  return rows[0] ?? { submitted: 0, approved: 0, started: 0, completed: 0 }
}

/** From submission to everything running, by month of completion in Shanghai; hours of the clock. */
export async function leadTimes(ctx: Ctx, months = 6): Promise<LeadTime[]> {
  authorize(ctx.actor, 'order:read')
  const { rows } = await ctx.db.execute<LeadTime>(sql`
    with done as (
      select to_char(o.ended_at at time zone 'Asia/Shanghai', 'YYYYMM') as month,
        extract(epoch from o.ended_at - o.submitted_at) / 3600 as hours,
        extract(epoch from o.approved_at - o.submitted_at) / 3600 as approval
      from "order" o where ${mine(ctx)} and o.state = 'completed' and o.submitted_at is not null
        and o.ended_at >= ${ctx.now().toISOString()}::timestamptz - make_interval(months => ${months})
    )
    select month, count(*)::int as orders, round(avg(approval)::numeric, 1)::float as "approvalHours",
      round(percentile_cont(0.5) within group (order by hours)::numeric, 1)::float as "medianHours",
      round(percentile_cont(0.9) within group (order by hours)::numeric, 1)::float as "p90Hours"
    from done group by month order by month`)
  return rows
}

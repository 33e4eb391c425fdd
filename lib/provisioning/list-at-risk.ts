import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'
import { addDays, dayOf } from '@/lib/shanghai'

export type AtRisk = {
  kind: 'stuckRun' | 'failed' | 'missing' | 'ending'
  /** Of the instance; of the order for a stuck run that has one. */
  id: string
  orderId: string | null
  name: string
  endsOn: string | null
  endAction: string | null
  agency: string
}

const endingDays = 30
const each = 3

/**
 * Stuck runs, failed or missing machines, and periods that end within 30 days: at most three of each, the most
 * pressing first, each read off an index whatever the agency holds. The platform sees all agencies' runs.
 */
export async function listAtRisk(ctx: Ctx): Promise<AtRisk[]> {
  authorize(ctx.actor, 'run:read')
  const today = dayOf(ctx.now())
  const platform = isPlatform(ctx.actor)
  const mine = platform ? sql`true` : sql`x.agency_id = ${ctx.actor.agencyId}`
  const runs = sql`(
    select 'stuckRun' as kind, coalesce(x.instance_id, x.id) as id, x.order_id as "orderId",
      coalesce(i.name, '') as name, null::text as "endsOn",
      null::text as "endAction", a.short_name as agency
    from run x left join instance i on i.id = x.instance_id join agency a on a.id = x.agency_id
    where x.state = 'stuck' and ${mine} order by x.id limit ${platform ? 6 : each})`
  if (platform) return (await ctx.db.execute<AtRisk>(runs)).rows
  const latest = (state: string) => sql`(
    select * from instance x where ${mine} and x.state = ${state} order by x.created_at desc limit ${each})`
  const machines = sql`(
    select x.state, x.id, null::uuid, x.name, x.ends_on, x.end_action, ''
    from (${latest('failed')} union all ${latest('missing')}) x order by x.created_at desc limit ${each})`
  const ending = sql`(
    select 'ending', x.id, null::uuid, x.name, x.ends_on, x.end_action, ''
    from instance x where ${mine} and x.state not in ('closed', 'recycled') and x.ends_on >= ${today}
      and x.ends_on <= ${addDays(today, endingDays)} order by x.ends_on limit ${each})`
  const { rows } = await ctx.db.execute<AtRisk>(sql`${runs} union all ${machines} union all ${ending}`)
  return rows
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

export type DayEnergy = {
  /** 'YYYY-MM-DD', Asia/Shanghai. */
  day: string
  kWh: number
  kWhAllOn: number
  /** On average over the hours counted. */
  hosts: number
  hostsOn: number
}

/** What hosts drew on each of the last days, of one pool or of all; days nobody counted are missing. One statement. */
export async function listEnergy(
  ctx: Ctx,
  { poolId = null, days }: { poolId?: string | null; days: number },
): Promise<DayEnergy[]> {
  authorize(ctx.actor, 'capacity:read')
  const { rows } = await ctx.db.execute<DayEnergy>(sql`
    select to_char(hour at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, sum(kwh)::float8 as "kWh",
      sum(kwh_all_on)::float8 as "kWhAllOn", (sum(host_hours) / count(distinct hour))::float8 as hosts,
      (sum(host_hours_on) / count(distinct hour))::float8 as "hostsOn"
    from pool_energy where hour > ${ctx.now().toISOString()}::timestamptz - make_interval(days => ${days})
      and (${poolId}::uuid is null or pool_id = ${poolId}::uuid)
    group by 1 order by 1`)
  return rows
}

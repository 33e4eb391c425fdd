import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { codesFrom } from '@/lib/metering/held-in-sql'
import { monthEnd, monthStart } from '@/lib/shanghai'

export type MissingReading = {
  agencyId: string
  instanceId: string
  instance: string | null
  meter: string
  /** Seconds of the month in which the meter ran, and those that readings cover; more is an overlap. */
  expectedSeconds: number
  coveredSeconds: number
}

/** Measured meters whose readings do not cover the time they ran: such a month is late, never zero. */
export async function missingReadings(ctx: Ctx, month: string, agencyId?: string): Promise<MissingReading[]> {
  authorize(ctx.actor, 'usage:read')
  const [start, end] = [monthStart(month).toISOString(), monthEnd(month).toISOString()]
  const mine = agencyId ? sql`and s.agency_id = ${agencyId}` : sql``
  const { rows } = await ctx.db.execute<MissingReading>(sql`
    with expected as (
      select s.agency_id, s.instance_id, i.meter, sum(extract(epoch from
        least(coalesce(s.end_at, 'infinity'), ${end}::timestamptz) - greatest(s.start_at, ${start}::timestamptz)))
        as seconds
      from instance_span s
      join price_item i on i.version_id = s.price_version_id and s.state = any(i.charged_states)
        and i.meter = any(${codesFrom('reading')})
      where s.start_at < ${end}::timestamptz and (s.end_at is null or s.end_at > ${start}::timestamptz) ${mine}
      group by 1, 2, 3
    ),
    covered as (
      select l.instance_id, l.meter, sum(extract(epoch from f.end_at - f.start_at)) as seconds
      from usage_fact f join usage_line l on l.id = f.line_id
      where f.month = ${month} and (l.agency_id, l.instance_id, l.meter) in
        (select agency_id, instance_id, meter from expected)
        and f.agency_id in (select agency_id from expected)
      group by 1, 2
    )
    select e.agency_id as "agencyId", e.instance_id as "instanceId", e.meter,
      (select i.name from instance i where i.id = e.instance_id) as instance,
      e.seconds::float8 as "expectedSeconds", coalesce(c.seconds, 0)::float8 as "coveredSeconds"
    from expected e left join covered c on c.instance_id = e.instance_id and c.meter = e.meter
    where e.seconds <> coalesce(c.seconds, 0)
    order by 1, 2, 3 limit 1000`)
  return rows
}

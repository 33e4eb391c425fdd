import { type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { codesFrom, heldInSql } from '@/lib/metering/held-in-sql'
import { monthLock } from '@/lib/metering/month-lock'
import { openStaging, stagingColumns, takeStaged } from '@/lib/metering/staging'
import { monthEnd, monthOf, monthStart } from '@/lib/shanghai'

/**
 * Derives the month's facts from the state history, to the second: closed spans at once, open ones when the
 * month is over. Set-based over instance_span, which it only reads. Safe to run again: ids name span and start.
 */
export async function meterMonth(ctx: Ctx, month: string): Promise<{ added: number }> {
  authorize(ctx.actor, 'usage:ingest')
  return inTransaction(ctx, async (tx) => {
    await monthLock(tx, month, 'shared')
    await openStaging(tx)
    await tx.db.execute(sql`
      with ${pieces(month, tx.now())},
      fact as (
        select p.*, i.meter, i.unit as price_unit, i.charged_states, ${heldInSql(sql`i.meter`, sql`p.spec`)} as held,
          i.meter = any(${codesFrom('once')}) as once
        from priced p
        join price_item i on i.version_id = p.version_id and p.state = any(i.charged_states)
          and i.meter <> all(${codesFrom('reading')})
        where p.to_at > p.from_at
      )
      insert into usage_staging (${sql.raw(stagingColumns.join(', '))})
      select ${month}, 'state',
        case when once then ${month} || '-' || order_line_id || '-' || meter
          else ${month} || '-' || id || '-' || meter || '-' || extract(epoch from from_at)::bigint end,
        agency_id, instance_id, meter,
        case when once then held else held * extract(epoch from to_at - from_at) end,
        case when once then price_unit else 'unitSecond' end,
        from_at, case when once then from_at else to_at end, version_id, order_line_id, 'measured'
      from fact f
      where held > 0 and (not once or ${firstRun})`)
    return { added: await takeStaged(tx) }
  })
}

/** The months touched until now, for a job that runs every hour. */
export async function meterThrough(ctx: Ctx): Promise<{ added: number }> {
  return meterMonth(ctx, monthOf(ctx.now()))
}

/** A once meter counts when the line that made the instance first runs in a charged state. */
const firstRun: SQL = sql`f.from_at = f.span_start
  and exists (select from instance i where i.id = f.instance_id and i.order_line_id = f.order_line_id)
  and not exists (select from instance_span e where e.instance_id = f.instance_id
    and e.order_line_id = f.order_line_id and e.start_at < f.span_start and e.state = any(f.charged_states))`

/** `priced`: spans cut at month borders; where no price version is locked, also where the version changes. */
function pieces(month: string, now: Date): SQL {
  const [start, end] = [monthStart(month).toISOString(), monthEnd(month).toISOString()]
  const cutEnd = sql`least(coalesce(s.end_at, 'infinity'), ${end}::timestamptz)`
  return sql`
    piece as (
      select s.id, s.agency_id, s.instance_id, s.state, s.plan_id, s.spec, s.order_line_id, s.price_version_id,
        s.start_at as span_start, greatest(s.start_at, ${start}::timestamptz) as from_at, ${cutEnd} as to_at
      from instance_span s
      where s.start_at < ${end}::timestamptz and (s.end_at is null or s.end_at > ${start}::timestamptz)
        and ${cutEnd} <= ${now.toISOString()}::timestamptz
    ),
    priced as (
      select p.id, p.agency_id, p.instance_id, p.state, p.spec, p.order_line_id, p.span_start,
        p.price_version_id as version_id, p.from_at, p.to_at
      from piece p where p.price_version_id is not null
      union all
      select p.id, p.agency_id, p.instance_id, p.state, p.spec, p.order_line_id, p.span_start, v.id,
        greatest(p.from_at, v.valid_from), least(p.to_at, coalesce(v.valid_to, 'infinity'))
      from piece p
      join instance i on i.id = p.instance_id
      join price_plan b on b.service_id = i.service_id and (b.plan_id = p.plan_id or (b.plan_id is null
        and not exists (select from price_plan own where own.service_id = i.service_id and own.plan_id = p.plan_id)))
      join price_version v on v.price_plan_id = b.id and v.valid_from < p.to_at
        and (v.valid_to is null or v.valid_to > p.from_at)
      where p.price_version_id is null
    )`
}

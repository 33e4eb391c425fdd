import { type SQL, sql } from 'drizzle-orm'
import { authorize, can } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { Localized } from '@/lib/db/schema/catalog'

export type MonthSpend = {
  month: string
  serviceId: string | null
  service: Localized | null
  fen: bigint
  final: boolean
}
export type ServiceSpend = { serviceId: string | null; service: Localized | null; fen: bigint }
export type DaySpend = { day: string; fen: bigint }

/** An agency sees its own; the platform one agency, or all together. */
function whose(ctx: Ctx, agencyId?: string): SQL {
  const id = ctx.actor.agencyId ?? agencyId
  return id ? sql`s.agency_id = ${id}` : sql`true`
}

/** A month counts by its statement once the reader may see it, before that by its days. */
function periods(ctx: Ctx, agencyId?: string): SQL {
  const states = can(ctx.actor, 'statement:close') ? sql`('void')` : sql`('void', 'draft')`
  return sql`
    with stated as (
      select s.agency_id, s.month from statement s where ${whose(ctx, agencyId)} and s.state not in ${states}
    ), spent as (
      select s.period as month, s.service_id, s.business_system_id, s.amount_fen, true as final
      from spend s join stated on stated.agency_id = s.agency_id and stated.month = s.period
      where ${whose(ctx, agencyId)}
      union all
      select replace(left(s.period, 7), '-', ''), s.service_id, s.business_system_id, s.amount_fen, false
      from spend s
      where ${whose(ctx, agencyId)} and s.period like '____-__-__' and not exists (select from stated
        where stated.agency_id = s.agency_id and stated.month = replace(left(s.period, 7), '-', ''))
    )`
}

const serviceName = sql`(select v.name from service v0 join service_version v on v.id = v0.current_version_id
  where v0.id = g.service_id)`

/** Spend by month and service, oldest first; months without a statement are estimates. One statement. */
export async function spendByMonth(
  ctx: Ctx,
  options: { agencyId?: string; months?: number } = {},
): Promise<MonthSpend[]> {
  authorize(ctx.actor, 'statement:read')
  const { rows } = await ctx.db.execute<Omit<MonthSpend, 'fen'> & { fen: string }>(sql`
    ${periods(ctx, options.agencyId)}, g as (
      select month, service_id, sum(amount_fen) as fen, bool_and(final) as final from spent
      where month in (select distinct month from spent order by month desc limit ${options.months ?? 12})
      group by month, service_id
    )
    select g.month, g.service_id as "serviceId", ${serviceName} as service, g.fen::text as fen, g.final
    from g order by g.month, g.service_id`)
  return rows.map((row) => ({ ...row, fen: BigInt(row.fen) }))
}

/** One month by service, dearest first. One statement. */
export async function spendByService(ctx: Ctx, month: string, agencyId?: string): Promise<ServiceSpend[]> {
  authorize(ctx.actor, 'statement:read')
  const { rows } = await ctx.db.execute<Omit<ServiceSpend, 'fen'> & { fen: string }>(sql`
    ${periods(ctx, agencyId)}, g as (
      select service_id, sum(amount_fen) as fen from spent where month = ${month} group by service_id
    )
    select g.service_id as "serviceId", ${serviceName} as service, g.fen::text as fen from g order by g.fen desc`)
  return rows.map((row) => ({ ...row, fen: BigInt(row.fen) }))
}

/** The days of a month, estimated. One statement. */
export async function spendByDay(ctx: Ctx, month: string, agencyId?: string): Promise<DaySpend[]> {
  authorize(ctx.actor, 'statement:read')
  const { rows } = await ctx.db.execute<{ day: string; fen: string }>(sql`
    select s.period as day, sum(s.amount_fen)::text as fen from spend s
    where ${whose(ctx, agencyId)} and s.period like ${`${month.slice(0, 4)}-${month.slice(4)}-__`}
    group by s.period order by s.period`)
  return rows.map((row) => ({ day: row.day, fen: BigInt(row.fen) }))
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { itemsOf, type PricedItem } from '@/lib/billing/price-rows'
import { rateUsage } from '@/lib/billing/rate-usage'
import { type Ctx, inTransaction } from '@/lib/context'
import { foldMonth } from '@/lib/metering/fold-month'
import { heldInSql } from '@/lib/metering/held-in-sql'
import { meterOf } from '@/lib/metering/meters'
import { addDays, dayOf, dayStart, monthOf } from '@/lib/shanghai'

const mostDays = 100
type Used = {
  agencyId: string
  serviceId: string
  businessSystemId: string
  versionId: string
  meter: string
  quantity: string
}

/**
 * Keeps what each day cost, by agency, service and business system, for charts and open months. An estimate
 * beside the statement: rounded once a group. Goes on from the last day it did; the present day is redone.
 */
export async function rollSpend(ctx: Ctx): Promise<{ days: number }> {
  authorize(ctx.actor, 'statement:close')
  const today = dayOf(ctx.now())
  await foldMonth(ctx, monthOf(ctx.now()))
  let day = await nextDay(ctx, today)
  let days = 0
  for (; day && day <= today && days < mostDays; day = addDays(day, 1), days++) await rollDay(ctx, day)
  return { days }
}

async function nextDay(ctx: Ctx, today: string): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ at: string | null }>(sql`
    select coalesce((select through from meter_progress where source = 'spend'),
      (select min(start_at) from instance_span))::text as at`)
  const at = rows[0]?.at
  return at ? ([dayOf(new Date(at)), today].sort()[0] ?? null) : null
}

async function rollDay(ctx: Ctx, day: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const used = [...(await heldOn(tx, day)), ...(await readOn(tx, day))]
    const prices = await itemsOf(tx, [...new Set(used.map(({ versionId }) => versionId))])
    const spend = new Map<string, { key: Used; fen: bigint }>()
    for (const row of used) {
      const item = prices.get(row.versionId)?.find(({ meter }) => meter === row.meter)
      if (!item) continue
      const key = `${row.agencyId} ${row.serviceId} ${row.businessSystemId}`
      spend.set(key, { key: row, fen: (spend.get(key)?.fen ?? 0n) + costOfDay(item, row.quantity, day) })
    }
    await tx.db.execute(sql`delete from spend where period = ${day}`)
    const rows = [...spend.values()].map(({ key, fen }) => ({
      agency_id: key.agencyId,
      service_id: key.serviceId,
      business_system_id: key.businessSystemId,
      amount_fen: fen.toString(),
    }))
    await tx.db.execute(sql`
      insert into spend (agency_id, period, service_id, business_system_id, amount_fen)
      select agency_id, ${day}, service_id, business_system_id, amount_fen
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as r (agency_id uuid, service_id uuid, business_system_id uuid, amount_fen bigint)`)
    await tx.db.execute(sql`
      insert into meter_progress (source, month, through)
      values ('spend', ${monthOf(dayStart(day))}, ${dayStart(day).toISOString()}::timestamptz)
      on conflict (source) do update set through = excluded.through, month = excluded.month, updated_at = now()`)
  })
}

function costOfDay(item: PricedItem, quantity: string, day: string): bigint {
  const [from, to] = [dayStart(day), dayStart(addDays(day, 1))]
  if (meterOf(item.meter).from === 'once') return 0n
  const month = monthOf(from)
  return rateUsage(item, { month, quantity, from, to, facts: [{ quantity, from, to }] }).fen
}

/** Unit-seconds of the day from the state history, until now. */
async function heldOn(tx: Ctx, day: string): Promise<Used[]> {
  const [start, dayEnd] = [dayStart(day), dayStart(addDays(day, 1))]
  const end = new Date(Math.min(dayEnd.getTime(), tx.now().getTime())).toISOString()
  const { rows } = await tx.db.execute<Used>(sql`
    select s.agency_id as "agencyId", n.service_id as "serviceId", n.business_system_id as "businessSystemId",
      i.version_id as "versionId", i.meter, sum(${heldInSql(sql`i.meter`, sql`s.spec`)} * extract(epoch from
        least(coalesce(s.end_at, 'infinity'), ${end}::timestamptz)
          - greatest(s.start_at, ${start.toISOString()}::timestamptz)))::numeric(20,6)::text as quantity
    from instance_span s
    join instance n on n.id = s.instance_id
    join price_item i on i.version_id = s.price_version_id and s.state = any(i.charged_states)
      and i.kind in ('perHour', 'perMonth')
    where s.start_at < ${end}::timestamptz and (s.end_at is null or s.end_at > ${start.toISOString()}::timestamptz)
    group by 1, 2, 3, 4, 5`)
  return rows
}

async function readOn(tx: Ctx, day: string): Promise<Used[]> {
  const [start, end] = [dayStart(day), dayStart(addDays(day, 1))]
  const { rows } = await tx.db.execute<Used>(sql`
    select f.agency_id as "agencyId", n.service_id as "serviceId", n.business_system_id as "businessSystemId",
      l.price_version_id as "versionId", l.meter, sum(f.quantity)::text as quantity
    from usage_fact f join usage_line l on l.id = f.line_id join instance n on n.id = l.instance_id
    where f.month = ${monthOf(start)} and f.source <> 'state' and l.price_version_id is not null
      and f.start_at >= ${start.toISOString()}::timestamptz and f.start_at < ${end.toISOString()}::timestamptz
    group by 1, 2, 3, 4, 5`)
  return rows
}

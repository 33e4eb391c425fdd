import { sql } from 'drizzle-orm'
import { charge, type NewLine } from '@/lib/billing/charge'
import { factsWhere } from '@/lib/billing/facts-where'
import { groupColumns, groupJoins, toGroup, type UsageGroup } from '@/lib/billing/line-usage'
import { itemsOf } from '@/lib/billing/price-rows'
import type { Ctx } from '@/lib/context'
import { parseDecimal, printDecimal } from '@/lib/decimal'
import { monthEnd, monthStart } from '@/lib/shanghai'

type Billed = { first: string | null; amountFen: bigint; listFen: bigint; quantity: string }

/**
 * Facts that came after their month's statement: the whole line is rated again and the difference to what
 * was billed becomes a line of this statement. Nothing new, nothing charged, however often it is asked.
 */
export async function lateCorrections(
  tx: Ctx,
  month: string,
  agencyIds: readonly string[],
): Promise<NewLine[]> {
  const groups = await lateGroups(tx, month, agencyIds)
  if (groups.length === 0) return []
  const prices = await itemsOf(tx, [...new Set(groups.map((group) => group.priceVersionId))])
  const lines: NewLine[] = []
  for (const group of groups) {
    const facts = await factsOfGroup(tx, group)
    const now = charge(group, prices, facts)
    const billed = await billedSoFar(tx, group)
    if (!now || now.amountFen === billed.amountFen) continue
    lines.push({
      ...now,
      kind: 'adjustment',
      quantity: printDecimal(parseDecimal(now.quantity) - parseDecimal(billed.quantity)),
      listFen: now.listFen - billed.listFen,
      amountFen: now.amountFen - billed.amountFen,
      correctsLineId: billed.first,
      reason: 'late',
    })
  }
  return lines
}

/** Lines of months already billed that late facts touch, with the sum of all their facts. */
async function lateGroups(tx: Ctx, month: string, agencyIds: readonly string[]): Promise<UsageGroup[]> {
  const { rows } = await tx.db.execute<Parameters<typeof toGroup>[0]>(sql`
    with touched as (
      select distinct f.month, f.agency_id, f.line_id
      from usage_fact f
      join statement st on st.agency_id = f.agency_id and st.month = f.month and st.state <> 'void'
      where f.late and f.agency_id = any(${sql.param(agencyIds)}::uuid[]) and f.month < ${month}
    ),
    summed as (
      select t.month, t.line_id, sum(f.quantity) as quantity, min(f.start_at) as span_start, max(f.end_at) as span_end
      from touched t join usage_fact f on f.month = t.month and f.agency_id = t.agency_id and f.line_id = t.line_id
      group by t.month, t.line_id
    ),
    u as (
      select m.*, k.agency_id, k.instance_id, k.meter, k.price_version_id, k.order_line_id
      from summed m join usage_line k on k.id = m.line_id and k.price_version_id is not null
    )
    select ${groupColumns}, u.quantity::text, u.span_start::text as "from", u.span_end::text as "to"
    from u ${groupJoins} order by u.month, u.instance_id, u.meter`)
  return rows.map(toGroup)
}

const sameLine = (
  group: UsageGroup,
) => sql`agency_id = ${group.agencyId} and instance_id = ${group.instanceId}
  and meter = ${group.meter} and price_version_id = ${group.priceVersionId}
  and order_line_id is not distinct from ${group.orderLineId}::uuid`

const factsOfGroup = (tx: Ctx, group: UsageGroup) =>
  factsWhere(tx, sql`month = ${group.month} and ${sameLine(group)}`)

/** Late corrections count; what a dispute took off again is a matter of its own and stays. */
export async function billedSoFar(tx: Ctx, group: UsageGroup, exceptStatementId?: string): Promise<Billed> {
  const [from, to] = [monthStart(group.month).toISOString(), monthEnd(group.month).toISOString()]
  const { rows } = await tx.db.execute<{
    first: string | null
    amount: string
    list: string
    quantity: string
  }>(sql`
    select (array_agg(id order by id))[1] as first, coalesce(sum(amount_fen), 0)::text as amount,
      coalesce(sum(list_fen), 0)::text as list, coalesce(sum(quantity), 0)::text as quantity
    from charge_line c
    where ${sameLine(group)} and c.start_at >= ${from}::timestamptz and c.start_at < ${to}::timestamptz
      and (c.kind <> 'adjustment' or c.reason = 'late')
      and c.statement_id is distinct from ${exceptStatementId ?? null}::uuid
      and exists (select from statement st where st.id = c.statement_id and st.state <> 'void')`)
  const row = rows[0]
  return {
    first: row?.first ?? null,
    amountFen: BigInt(row?.amount ?? 0),
    listFen: BigInt(row?.list ?? 0),
    quantity: row?.quantity ?? '0',
  }
}

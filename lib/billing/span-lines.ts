import { sql } from 'drizzle-orm'
import { charge, type NewLine } from '@/lib/billing/charge'
import { factsWhere } from '@/lib/billing/facts-where'
import { groupColumns, groupJoins, toGroup } from '@/lib/billing/line-usage'
import { itemsOf } from '@/lib/billing/price-rows'
import type { Ctx } from '@/lib/context'

/** Lines of prices that need every span: by share of the month, or by started hours. Rated by rate.ts. */
export async function spanLines(tx: Ctx, month: string, agencyIds: readonly string[]): Promise<NewLine[]> {
  const agencies = sql`any(${sql.param([...agencyIds])}::uuid[])`
  const { rows } = await tx.db.execute<Parameters<typeof toGroup>[0]>(sql`
    select ${groupColumns}, u.quantity::text, u.span_start::text as "from", u.span_end::text as "to"
    from (select n.*, k.instance_id, k.meter, k.price_version_id, k.order_line_id
      from usage_snapshot n
      join usage_line k on k.id = n.line_id
      join price_item p on p.version_id = k.price_version_id and p.meter = k.meter
        and (p.kind = 'perMonth' or (p.kind = 'perHour' and p.partial_hour = 'roundUp'))
      where n.month = ${month} and n.agency_id = ${agencies}) u ${groupJoins}
    order by u.agency_id, i.service_id, i.business_system_id, u.instance_id, u.span_start, u.meter`)
  if (rows.length === 0) return []
  const groups = rows.map(toGroup)
  const prices = await itemsOf(tx, [...new Set(groups.map((group) => group.priceVersionId))])
  const versions = sql`any(${sql.param([...prices.keys()])}::uuid[])`
  const facts = await factsWhere(
    tx,
    sql`month = ${month} and agency_id = ${agencies} and price_version_id = ${versions}`,
  )
  return groups.flatMap((group) => charge(group, prices, facts) ?? [])
}

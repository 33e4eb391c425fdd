import { type SQL, sql } from 'drizzle-orm'
import type { Statement } from '@/lib/billing/lock-statement'
import type { Tier } from '@/lib/billing/price'
import type { Ctx } from '@/lib/context'
import type { Localized } from '@/lib/db/schema/catalog'

export type ListedLine = {
  id: string
  kind: 'usage' | 'oneOff' | 'adjustment'
  instanceId: string | null
  instance: string | null
  plan: Localized | null
  serviceId: string | null
  service: Localized | null
  businessSystemId: string | null
  system: string | null
  meter: string
  priceKind: string | null
  tiers: Tier[] | null
  startAt: Date
  endAt: Date
  quantity: string
  unit: string
  unitPrice: string | null
  listFen: bigint
  amountFen: bigint
  secondAmountFen: bigint | null
  correctsLineId: string | null
  /** Number of the statement the corrected line stands on. */
  corrects: string | null
  reason: string | null
  disputed: boolean
}
type Row = Omit<ListedLine, 'startAt' | 'endAt' | 'listFen' | 'amountFen' | 'secondAmountFen'> & {
  startAt: string
  endAt: string
  listFen: string
  amountFen: string
  secondAmountFen: string | null
}

export type LineOrder = 'service' | 'system'

/** Corrections and adjustments stand last; within a group lines keep the order in which they were rated. */
const orderOf = (by: LineOrder): SQL =>
  sql.raw(by === 'service' ? 'c.service_id, c.id' : 'c.business_system_id, c.id')

/** Lines of a statement the caller has been allowed to read, with the names of what they are about. */
export async function listLines(
  ctx: Ctx,
  statement: Pick<Statement, 'id' | 'agencyId'>,
  {
    by,
    offset = 0,
    limit,
    lineIds,
  }: { by: LineOrder; offset?: number; limit: number; lineIds?: readonly string[] },
): Promise<ListedLine[]> {
  const some = lineIds ? sql`and c.id = any(${sql.param([...lineIds])}::uuid[])` : sql``
  const { rows } = await ctx.db.execute<Row>(sql`
    with c as (
      select * from charge_line c
      where c.statement_id = ${statement.id} and c.agency_id = ${statement.agencyId} ${some}
      order by ${orderOf(by)} limit ${limit} offset ${offset}
    )
    select c.id, c.kind, c.instance_id as "instanceId", i.name as instance, p.name as plan, c.service_id as "serviceId",
      v.name as service, c.business_system_id as "businessSystemId", b.name as system, c.meter,
      k.kind as "priceKind", k.tiers, c.start_at::text as "startAt", c.end_at::text as "endAt", c.quantity::text, c.unit,
      c.unit_price::text as "unitPrice", c.list_fen::text as "listFen", c.amount_fen::text as "amountFen",
      c.second_amount_fen::text as "secondAmountFen", c.corrects_line_id as "correctsLineId", c.reason,
      (select st.number from charge_line o join statement st on st.id = o.statement_id where o.id = c.corrects_line_id)
        as corrects,
      exists (select from dispute d where d.line_id = c.id and d.answer is null) as disputed
    from c
    left join instance i on i.id = c.instance_id
    left join plan p on p.id = c.plan_id
    left join service s on s.id = c.service_id
    left join service_version v on v.id = s.current_version_id
    left join business_system b on b.id = c.business_system_id
    left join price_item k on k.version_id = c.price_version_id and k.meter = c.meter
    order by ${orderOf(by)}`)
  return rows.map((row) => ({
    ...row,
    startAt: new Date(row.startAt),
    endAt: new Date(row.endAt),
    listFen: BigInt(row.listFen),
    amountFen: BigInt(row.amountFen),
    secondAmountFen: row.secondAmountFen === null ? null : BigInt(row.secondAmountFen),
  }))
}

/** The lines before and after one, in the order they are read. */
export async function neighbours(ctx: Ctx, statementId: string, lineId: string, by: LineOrder) {
  const column = sql.raw(by === 'service' ? 'service_id' : 'business_system_id')
  const { rows } = await ctx.db.execute<{ previous: string | null; next: string | null }>(sql`
    with here as (select statement_id, ${column} as grp, id from charge_line where id = ${lineId})
    select (select c.id from charge_line c, here h where c.statement_id = ${statementId}
        and (c.${column}, c.id) < (h.grp, h.id) order by c.${column} desc, c.id desc limit 1) as previous,
      (select c.id from charge_line c, here h where c.statement_id = ${statementId}
        and (c.${column}, c.id) > (h.grp, h.id) order by c.${column}, c.id limit 1) as next`)
  return rows[0] ?? { previous: null, next: null }
}

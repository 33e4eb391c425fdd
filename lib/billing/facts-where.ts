import { sql } from 'drizzle-orm'
import { keyOf, type LineKey } from '@/lib/billing/line-usage'
import type { UsageSpan } from '@/lib/billing/price'
import type { Ctx } from '@/lib/context'

export type FactSpan = UsageSpan & { id: string; source: string; quality: string; late: boolean }

/** Raw facts by line, in time order. */
export async function factsWhere(tx: Ctx, where: ReturnType<typeof sql>): Promise<Map<string, FactSpan[]>> {
  type Row = LineKey & {
    quantity: string
    from: Date
    to: Date
    id: string
    source: string
    quality: string
    late: boolean
  }
  const { rows } = await tx.db.execute<Row>(sql`
    select instance_id as "instanceId", meter, price_version_id as "priceVersionId", order_line_id as "orderLineId",
      quantity::text, extract(epoch from start_at)::float8 as "from", extract(epoch from end_at)::float8 as "to",
      id, source, quality, late
    from (select f.*, l.instance_id, l.meter, l.price_version_id, l.order_line_id
      from usage_fact f join usage_line l on l.id = f.line_id) f
    where ${where} order by start_at, id`)
  const found = new Map<string, FactSpan[]>()
  for (const row of rows) {
    const { quantity, id, source, quality, late } = row
    const fact = { quantity, id, source, quality, late, from: seconds(row.from), to: seconds(row.to) }
    const key = keyOf(row)
    const facts = found.get(key)
    if (facts) facts.push(fact)
    else found.set(key, [fact])
  }
  return found
}

const seconds = (epoch: unknown) => new Date(Number(epoch) * 1000)

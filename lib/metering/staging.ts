import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'

export const stagingColumns = [
  'month',
  'source',
  'id',
  'agency_id',
  'instance_id',
  'meter',
  'quantity',
  'unit',
  'start_at',
  'end_at',
  'price_version_id',
  'order_line_id',
  'quality',
] as const

/** A table of this connection alone, empty again after every transaction. */
export async function openStaging(tx: Ctx): Promise<void> {
  await tx.db.execute(
    sql`create temp table if not exists usage_staging
      (month text, source text, id text, agency_id uuid, instance_id uuid, meter text, quantity numeric(20,6), unit text,
      start_at timestamptz, end_at timestamptz, price_version_id uuid, order_line_id uuid, quality text)
      on commit delete rows`,
  )
}

const sameLine = sql.raw(`l.instance_id = s.instance_id and l.meter = s.meter and l.agency_id = s.agency_id
  and l.order_line_id is not distinct from s.order_line_id
  and l.price_version_id is not distinct from s.price_version_id`)

/** Moves what is staged into the facts, each once; facts of a month already folded are marked late. */
export async function takeStaged(tx: Ctx): Promise<number> {
  // Without it the planner takes the table for empty and compares every fact with every line.
  await tx.db.execute(sql`analyze usage_staging (instance_id, meter)`)
  await tx.db.execute(sql`
    insert into usage_line (agency_id, instance_id, meter, price_version_id, order_line_id)
    select distinct agency_id, instance_id, meter, price_version_id, order_line_id from usage_staging s
    where not exists (select from usage_line l where ${sameLine})
    on conflict do nothing`)
  const result = await tx.db.execute(sql`
    insert into usage_fact (line_id, start_at, end_at, month, quantity, agency_id, source, id, unit, quality, late)
    select l.id, s.start_at, s.end_at, s.month, s.quantity, s.agency_id, s.source, s.id, s.unit, s.quality,
      exists (select from meter_progress p where p.source = 'fold:' || s.month)
    from usage_staging s join usage_line l on ${sameLine}
    on conflict do nothing`)
  return result.rowCount ?? 0
}

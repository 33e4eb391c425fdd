import { sql } from 'drizzle-orm'
import type { NewLine } from '@/lib/billing/charge'
import type { Ctx } from '@/lib/context'

const batch = 5_000
const columns: Record<string, string> = {
  agency_id: 'uuid',
  statement_id: 'uuid',
  kind: 'text',
  instance_id: 'uuid',
  order_line_id: 'uuid',
  business_system_id: 'uuid',
  service_id: 'uuid',
  plan_id: 'uuid',
  meter: 'text',
  price_version_id: 'uuid',
  start_at: 'timestamptz',
  end_at: 'timestamptz',
  quantity: 'numeric',
  unit: 'text',
  unit_price: 'numeric',
  list_fen: 'bigint',
  amount_fen: 'bigint',
  corrects_line_id: 'uuid',
  reason: 'text',
}

/** Thousands of lines a statement: one document a batch instead of thousands of parameters. */
export async function insertLines(
  tx: Ctx,
  lines: readonly (NewLine & { statementId: string })[],
): Promise<void> {
  const names = sql.raw(Object.keys(columns).join(', '))
  const types = sql.raw(
    Object.entries(columns)
      .map(([name, type]) => `${name} ${type}`)
      .join(', '),
  )
  for (let from = 0; from < lines.length; from += batch) {
    const document = JSON.stringify(lines.slice(from, from + batch).map(rowOf))
    await tx.db.execute(sql`
      insert into charge_line (${names}) select ${names} from json_to_recordset(${document}::json) as r (${types})`)
  }
}

const rowOf = (line: NewLine & { statementId: string }) => ({
  agency_id: line.agencyId,
  statement_id: line.statementId,
  kind: line.kind,
  instance_id: line.instanceId,
  order_line_id: line.orderLineId,
  business_system_id: line.businessSystemId,
  service_id: line.serviceId,
  plan_id: line.planId,
  meter: line.meter,
  price_version_id: line.priceVersionId,
  start_at: line.startAt,
  end_at: line.endAt,
  quantity: line.quantity,
  unit: line.unit,
  unit_price: line.unitPrice,
  list_fen: line.listFen.toString(),
  amount_fen: line.amountFen.toString(),
  corrects_line_id: line.correctsLineId ?? null,
  reason: line.reason ?? null,
})

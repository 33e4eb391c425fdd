import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { exportDocument } from '@/lib/csv'
import { printYuan } from '@/lib/money'
import { listOrders, type OrderFilter, type OrderRow } from '@/lib/orders/list-orders'

const columns = [
  'number',
  'title',
  'state',
  'agency',
  'system',
  'requester',
  'lines',
  'amount',
  'startsOn',
  'endsOn',
  'created',
  'submitted',
] as const
export type OrderColumn = (typeof columns)[number]
const pageSize = 500

type Words = { title(column: OrderColumn): string; state(row: OrderRow): string }

/** The whole result as CSV with its filter and checksum. That it was taken is itself on record. */
export async function exportOrders(
  ctx: Ctx,
  filter: OrderFilter,
  words: Words,
): Promise<AsyncGenerator<string>> {
  authorize(ctx.actor, 'order:read')
  await inTransaction(ctx, (tx) => recordAudit(tx, 'order.export', ctx.requestId, { after: filter }))
  return exportDocument({
    filter: JSON.parse(JSON.stringify(filter)),
    columns: columns.map((name) => ({
      name,
      title: words.title(name),
      numeric: name === 'lines' || name === 'amount',
      value: (row: OrderRow) => cell(row, name, words),
    })),
    rows: pages(ctx, filter),
  })
}

async function* pages(ctx: Ctx, filter: OrderFilter): AsyncGenerator<OrderRow> {
  for (let page = 1; ; page++) {
    const rows = await listOrders(ctx, { ...filter, page, size: pageSize })
    yield* rows
    if (rows.length < pageSize) return
  }
}

function cell(row: OrderRow, column: OrderColumn, words: Words): string {
  const cells: Record<OrderColumn, string | null> = {
    number: row.number,
    title: row.title,
    state: words.state(row),
    agency: row.agency,
    system: row.system,
    requester: row.requester,
    lines: String(row.lines),
    amount: printYuan(BigInt(row.totalFen)),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    created: row.createdAt,
    submitted: row.submittedAt,
  }
  return cells[column] ?? ''
}

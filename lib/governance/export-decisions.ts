import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { exportDocument } from '@/lib/csv'
import { type DecisionFilter, type DecisionRow, listDecisions } from '@/lib/governance/list-decisions'

const columns = [
  'number',
  'kind',
  'title',
  'state',
  'agency',
  'targetValue',
  'unit',
  'dueOn',
  'effectiveFrom',
  'effectiveUntil',
  'endorsedAt',
] as const
export type DecisionColumn = (typeof columns)[number]
const pageSize = 500

type Words = {
  title(column: DecisionColumn): string
  kind(row: DecisionRow): string
  state(row: DecisionRow): string
}

/** The whole result as CSV with its filter and checksum. That it was taken is itself on record. */
export async function exportDecisions(
  ctx: Ctx,
  filter: DecisionFilter,
  words: Words,
): Promise<AsyncGenerator<string>> {
  authorize(ctx.actor, 'decision:read')
  await inTransaction(ctx, (tx) => recordAudit(tx, 'decision.export', ctx.requestId, { after: filter }))
  return exportDocument({
    filter: JSON.parse(JSON.stringify(filter)),
    columns: columns.map((name) => ({
      name,
      title: words.title(name),
      numeric: name === 'targetValue',
      value: (row: DecisionRow) => cell(row, name, words),
    })),
    rows: pages(ctx, filter),
  })
}

async function* pages(ctx: Ctx, filter: DecisionFilter): AsyncGenerator<DecisionRow> {
  for (let page = 1; ; page++) {
    const rows = await listDecisions(ctx, { ...filter, page, size: pageSize })
    yield* rows
    if (rows.length < pageSize) return
  }
}

function cell(row: DecisionRow, column: DecisionColumn, words: Words): string {
  if (column === 'kind') return words.kind(row)
  if (column === 'state') return words.state(row)
  if (column === 'endorsedAt') return row.endorsedAt?.toISOString() ?? ''
  return row[column] ?? ''
}

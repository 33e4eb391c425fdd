import { authorize } from '@/lib/auth/permissions'
import { type ListedStatement, listStatements, type StatementFilter } from '@/lib/billing/list-statements'
import { wallTime } from '@/lib/billing/wall-time'
import type { Ctx } from '@/lib/context'
import { type CsvColumn, exportDocument } from '@/lib/csv'
import { printYuan } from '@/lib/money'

type Filter = Omit<StatementFilter, 'page' | 'size'>
type Translate = (key: string) => string
const size = 500

/** Statements of a filter as CSV, page by page. */
export function exportStatements(ctx: Ctx, filter: Filter, t: Translate): AsyncGenerator<string> {
  authorize(ctx.actor, 'statement:read')
  const title = (key: string) => t(`export.columns.${key}`)
  const time = (date: Date | null) => (date ? wallTime(date) : '')
  const columns: CsvColumn<ListedStatement>[] = [
    { title: title('number'), value: (row) => row.number },
    { title: title('month'), value: (row) => row.month },
    { title: title('agency'), value: (row) => row.agency },
    { title: title('state'), value: (row) => t(`state.${row.state}`) },
    { title: title('lines'), numeric: true, value: (row) => row.lines },
    { title: title('total'), numeric: true, value: (row) => printYuan(row.totalFen) },
    { title: title('issued'), value: (row) => time(row.issuedAt) },
    { title: title('due'), value: (row) => time(row.dueAt) },
    { title: title('confirmed'), value: (row) => time(row.confirmedAt) },
  ]
  return exportDocument({ filter, columns, rows: all(ctx, filter) })
}

async function* all(ctx: Ctx, filter: Filter): AsyncGenerator<ListedStatement> {
  for (let page = 1; ; page++) {
    const { rows } = await listStatements(ctx, { ...filter, page, size })
    yield* rows
    if (rows.length < size) return
  }
}

import { createHash } from 'node:crypto'
import writeXlsxFile from 'write-excel-file/node'
import type { ListedLine } from '@/lib/billing/list-lines'
import { canonicalJson } from '@/lib/canonical-json'
import { type CsvColumn, csvRow } from '@/lib/csv'

type Words = { sheet: string; check: string; filter: string; rows: string; sha256: string }

/** The lines on one sheet and, on a second, what was asked for and the checksum of the same rows as CSV records. */
export async function statementXlsx(
  lines: AsyncIterable<ListedLine>,
  columns: readonly CsvColumn<ListedLine>[],
  filter: unknown,
  words: Words,
): Promise<Buffer> {
  const hash = createHash('sha256')
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }))
  const rows = []
  for await (const line of lines) {
    const cells = columns.map((column) => ({ column, text: String(column.value(line) ?? '') }))
    hash.update(
      csvRow(
        cells.map(({ text }) => text),
        columns.map(({ numeric }) => numeric ?? false),
      ),
    )
    rows.push(
      cells.map(({ column, text }) =>
        column.numeric && text !== '' ? { value: Number(text), type: Number } : { value: text, type: String },
      ),
    )
  }
  const check = [
    [words.filter, canonicalJson(filter)],
    [words.rows, String(rows.length)],
    [words.sha256, hash.digest('hex')],
  ].map((pair) => pair.map((value) => ({ value, type: String })))
  return writeXlsxFile([
    {
      data: [head, ...rows],
      sheet: words.sheet,
      columns: columns.map(() => ({ width: 18 })),
      stickyRowsCount: 1,
    },
    { data: check, sheet: words.check, columns: [{ width: 14 }, { width: 80 }] },
  ]).toBuffer()
}

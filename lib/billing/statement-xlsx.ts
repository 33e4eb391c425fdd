import writeXlsxFile from 'write-excel-file/node'
import { cellsOf, lineChecksum } from '@/lib/billing/checksum-of-lines'
import type { ListedLine } from '@/lib/billing/list-lines'
import { canonicalJson } from '@/lib/canonical-json'
import type { CsvColumn } from '@/lib/csv'

type Words = { sheet: string; check: string; filter: string; rows: string; sha256: string }

/** The lines on one sheet and, on a second, what was asked for and the checksum of the same rows as CSV records. */
export async function statementXlsx(
  lines: AsyncIterable<ListedLine>,
  columns: readonly CsvColumn<ListedLine>[],
  filter: unknown,
  words: Words,
): Promise<Buffer> {
  const checksum = lineChecksum(columns)
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }))
  const rows = []
  for await (const line of lines) {
    checksum.add(line)
    rows.push(
      cellsOf(line, columns).map((text, at) =>
        columns[at]?.numeric && text !== ''
          ? { value: Number(text), type: Number }
          : { value: text, type: String },
      ),
    )
  }
  const sum = checksum.end()
  const check = [
    [words.filter, canonicalJson(filter)],
    [words.rows, String(sum.rows)],
    [words.sha256, sum.sha256],
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

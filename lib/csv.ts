import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/canonical-json'

export type CsvValue = string | number | bigint | boolean | Date | null | undefined

export type CsvColumn<Row> = {
  /** The heading, already in the reader's language. */
  title: string
  /** A column of numbers keeps -1.50 a number; any other text in it is made harmless as elsewhere. */
  numeric?: boolean
  value: (row: Row) => CsvValue
}

const byteOrderMark = '\uFEFF'

/** One RFC 4180 record. A cell that a spreadsheet would run as a formula starts with an apostrophe. */
export function csvRow(cells: readonly CsvValue[], numeric: readonly boolean[] = []): string {
  return `${cells.map((cell, index) => csvCell(cell, numeric[index] ?? false)).join(',')}\r\n`
}

/**
 * An export as a stream: heading, rows, then three records that say what it is: `# filter` (canonical
 * JSON), `# rows`, `# sha256` over every byte before that last record. Excel opens it by its mark.
 */
export async function* exportDocument<Row>(document: {
  filter: unknown
  columns: readonly CsvColumn<Row>[]
  rows: Iterable<Row> | AsyncIterable<Row>
}): AsyncGenerator<string> {
  const { columns } = document
  const hash = createHash('sha256')
  const counted = (text: string) => {
    hash.update(text)
    return text
  }
  const numeric = columns.map((column) => column.numeric ?? false)
  let rows = 0
  yield counted(byteOrderMark + csvRow(columns.map(({ title }) => title)))
  for await (const row of document.rows) {
    rows++
    yield counted(
      csvRow(
        columns.map((column) => column.value(row)),
        numeric,
      ),
    )
  }
  yield counted(csvRow(['# filter', canonicalJson(document.filter)]))
  yield counted(csvRow(['# rows', rows]))
  yield csvRow(['# sha256', hash.digest('hex')])
}

/** Whether an exported file is whole and as it was written. */
export function verifyExport(text: string): boolean {
  const parts = /^([\s\S]*\r\n)# sha256,([0-9a-f]{64})\r\n$/.exec(text)
  if (!parts?.[1]) return false
  return createHash('sha256').update(parts[1]).digest('hex') === parts[2]
}

function csvCell(value: CsvValue, numeric: boolean): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'string') return String(value)
  if (numeric && /^-?\d+(\.\d+)?$/.test(value)) return value
  const harmless = /^\s*[=+\-@\t\r]|^[\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

import { createHash } from 'node:crypto'
import type { ListedLine } from '@/lib/billing/list-lines'
import { type CsvColumn, csvRow } from '@/lib/csv'

/** What the cells of a line say as text, in the order of the columns. */
export const cellsOf = (line: ListedLine, columns: readonly CsvColumn<ListedLine>[]): string[] =>
  columns.map((column) => String(column.value(line) ?? ''))

/** SHA-256 over the lines as CSV records without their heading: the same for every format of one export. */
export function lineChecksum(columns: readonly CsvColumn<ListedLine>[]) {
  const hash = createHash('sha256')
  const numeric = columns.map((column) => column.numeric ?? false)
  let rows = 0
  return {
    add(line: ListedLine) {
      hash.update(csvRow(cellsOf(line, columns), numeric))
      rows++
    },
    end: () => ({ rows, sha256: hash.digest('hex') }),
  }
}

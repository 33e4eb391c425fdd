import { parse } from 'csv-parse/sync'
import { columnWord, type ImportKind, importColumns, keysByWord } from '@/lib/agencies/import-columns'
import { AppError } from '@/lib/errors'

export const importLimits = { bytes: 1_048_576, rows: 1000 }

export type ImportLine = { line: number; values: Record<string, string> }

/** A CSV as people save it: with or without a mark, headings in Chinese, English or by key, in any order. */
export function readImport(kind: ImportKind, text: string): ImportLine[] {
  const cells = parseCells(text)
  const known = keysByWord('agencies', 'import', 'columns')
  // Of a person, the name may also be headed by its own word.
  const own = (key: string) => (kind === 'people' && key === 'fullName' ? 'name' : key)
  const heads = (cells[0] ?? []).map((head) => own(known.get(head.trim().toLowerCase()) ?? ''))
  const missing = importColumns[kind].required.filter((key) => !heads.includes(key))
  if (missing.length > 0) {
    throw new AppError('invalid', 'agencies.importHeader', { params: missingWords(kind, missing) })
  }
  const lines = cells.slice(1)
  if (lines.length === 0) throw new AppError('invalid', 'agencies.importEmpty')
  if (lines.length > importLimits.rows) {
    throw new AppError('invalid', 'agencies.importTooLong', { params: { rows: importLimits.rows } })
  }
  return lines.map((row, index) => ({
    line: index + 2,
    values: Object.fromEntries(
      heads.map((key, at) => [key, (row[at] ?? '').trim()]).filter(([key]) => key !== ''),
    ),
  }))
}

const missingWords = (kind: ImportKind, keys: readonly string[]) => ({
  columns: keys.map((key) => columnWord(kind, key, 'zh-CN')).join('、'),
  columnsEn: keys.map((key) => columnWord(kind, key, 'en')).join(', '),
})

function parseCells(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
    }) as string[][]
  } catch {
    throw new AppError('invalid', 'agencies.importUnreadable')
  }
}

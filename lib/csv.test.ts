import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRow, exportDocument, verifyExport } from '@/lib/csv'

type Row = { name: string; amount: string }
const columns = [
  { title: '名称', value: (row: Row) => row.name },
  { title: '金额', numeric: true, value: (row: Row) => row.amount },
]

async function exported(rows: Row[], filter: unknown = { month: '202602', q: 'a"b,c' }): Promise<string> {
  let text = ''
  for await (const part of exportDocument({ filter, columns, rows })) text += part
  return text
}

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '=HYPERLINK("http://x","y")'])(
  'a spreadsheet does not run %j',
  (text) => {
    const [cell] = parse(csvRow([text]))[0] as string[]
    expect(cell).toBe(`'${text}`)
  },
)

test('negative numbers stay numbers in columns of numbers, and only there', () => {
  expect(csvRow(['-1.50', '-1.50', -2n, -3.5], [true, false])).toBe("-1.50,'-1.50,-2,-3.5\r\n")
  expect(csvRow(['-1+cmd'], [true])).toBe("'-1+cmd\r\n")
})

test('an export opens in Excel and says its filter, rows and checksum', async () => {
  const text = await exported([{ name: '张三,"甲"\n乙', amount: '-12.00' }])
  expect(text.startsWith('\uFEFF名称,金额\r\n')).toBe(true)
  const records = parse(text, { bom: true }) as string[][]
  expect(records.slice(1, 4)).toEqual([
    ['张三,"甲"\n乙', '-12.00'],
    ['# filter', '{"month":"202602","q":"a\\"b,c"}'],
    ['# rows', '1'],
  ])
  expect(records[4]?.[1]).toMatch(/^[0-9a-f]{64}$/)
  expect(verifyExport(text)).toBe(true)
})

test('a changed, shortened or lengthened export is noticed', async () => {
  const text = await exported([{ name: '甲', amount: '1.00' }])
  expect(verifyExport(text.replace('1.00', '9.00'))).toBe(false)
  expect(verifyExport(text.slice(0, -10))).toBe(false)
  expect(verifyExport(`${text}more\r\n`)).toBe(false)
  expect(verifyExport('')).toBe(false)
})

test('rows may come as a stream, also none', async () => {
  async function* stream() {
    yield { name: '甲', amount: '1' }
  }
  let text = ''
  for await (const part of exportDocument({ filter: {}, columns, rows: stream() })) text += part
  expect(verifyExport(text)).toBe(true)
  expect(await exported([])).toContain('# rows,0\r\n')
})

test('whatever is in a cell comes back, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (cells) => {
      const [back = []] = parse(csvRow(cells), { skip_empty_lines: false }) as string[][]
      expect(back.map((cell, i) => (cell === `'${cells[i]}` ? cells[i] : cell))).toEqual(cells)
    }),
  )
})

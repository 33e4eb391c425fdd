import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { createTranslator } from 'use-intl/core'
import { exportStatements } from '@/lib/billing/export-statements'
import { getStatement } from '@/lib/billing/get-statement'
import { listStatementMonths } from '@/lib/billing/list-statement-months'
import { statementDocument } from '@/lib/billing/statement-document'
import { verifyExport } from '@/lib/csv'
import { loadMessages } from '@/lib/i18n/messages'
import { anIssuedStatement } from '@/lib/testing/a-statement'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx } from '@/lib/testing/factories'

const translate = createTranslator({ locale: 'zh-CN', messages: loadMessages('zh-CN'), namespace: 'billing' })
const t = translate as unknown as (key: string, params?: Record<string, string | number>) => string

async function bytesOf(body: ReadableStream<Uint8Array> | Uint8Array): Promise<Buffer> {
  if (body instanceof Uint8Array) return Buffer.from(body)
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The text of a PDF that a reader can copy, by the character maps of its fonts. */
function textOf(streams: string): string {
  const signs = new Map<string, string>()
  for (const [, first = '', , list = ''] of streams.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]+)\]/g))
    for (const [at, [, hex = '']] of [...list.matchAll(/<([0-9a-f]+)>/g)].entries())
      signs.set(
        (Number.parseInt(first, 16) + at).toString(16).padStart(4, '0'),
        String.fromCodePoint(Number.parseInt(hex, 16)),
      )
  return [...streams.matchAll(/<([0-9a-f]+)>[^<]*?(?=<|\] tj)/g)]
    .map(([, glyphs = '']) => (glyphs.match(/.{4}/g) ?? []).map((glyph) => signs.get(glyph) ?? '').join(''))
    .join('')
}

/** Every stream of a PDF unpacked: the character maps tell what a reader can copy and search. */
function unpacked(pdf: Buffer): string {
  let text = ''
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      text += inflateSync(pdf.subarray(at + 7, pdf.indexOf('endstream', at))).toString('latin1')
    } catch {}
  }
  return text.toLowerCase()
}

describe('a statement as a file', () => {
  test('CSV carries the lines, the filter and a checksum that holds', async ({ db }) => {
    const { finance, statementId, lines } = await anIssuedStatement(db)
    const found = await getStatement(finance.ctx, statementId)
    const text = (await bytesOf(await statementDocument(finance.ctx, found, 'csv', t, 'zh-CN'))).toString()
    expect(verifyExport(text)).toBe(true)
    expect(text).toContain('403.20')
    expect(text).toContain(`""statement"":""${found.statement.number}""`)
    expect(text.split('\r\n').filter((line) => line.includes('2026-10-01 00:00:00'))).toHaveLength(
      lines.length,
    )
  })

  test('XLSX is a workbook with a sheet of lines and one of the checksum', async ({ db }) => {
    const { finance, statementId } = await anIssuedStatement(db)
    const found = await getStatement(finance.ctx, statementId)
    const file = await bytesOf(await statementDocument(finance.ctx, found, 'xlsx', t, 'zh-CN'))
    expect(file.subarray(0, 2).toString()).toBe('PK')
    expect(file.includes('sheet2.xml')).toBe(true)
  })

  test('PDF holds Chinese as text, not as pictures', async ({ db }) => {
    const { finance, statementId } = await anIssuedStatement(db)
    const found = await getStatement(finance.ctx, statementId)
    const file = await bytesOf(await statementDocument(finance.ctx, found, 'pdf', t, 'zh-CN'))
    expect(file.subarray(0, 5).toString()).toBe('%PDF-')
    const maps = unpacked(file)
    for (const sign of '对账单合计') expect(maps).toContain(`<${(sign.codePointAt(0) ?? 0).toString(16)}>`)
    const csv = (await bytesOf(await statementDocument(finance.ctx, found, 'csv', t, 'zh-CN'))).toString()
    const records = csv.slice(csv.indexOf('\r\n') + 2, csv.indexOf('# filter'))
    const shown = textOf(maps)
    expect(shown).toContain(createHash('sha256').update(records).digest('hex'))
    expect(shown).toContain(`"statement":"${found.statement.number}"`)
    // Only the signs used are embedded.
    expect(file.length).toBeLessThan(200_000)
  })

  test('the list of statements exports whole, and only the agency’s own', async ({ db }) => {
    const one = await anIssuedStatement(db)
    await anIssuedStatement(db)
    let text = ''
    for await (const piece of exportStatements(one.finance.ctx, { month: '202610' }, t)) text += piece
    expect(verifyExport(text)).toBe(true)
    expect(text.match(/DZ-202610-/g)).toHaveLength(1)
    expect(await listStatementMonths(one.finance.ctx)).toEqual(['202610'])
    await expect(listStatementMonths(aCtx(db, null, ['auditAdmin']))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

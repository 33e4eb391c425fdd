import { lineChecksum } from '@/lib/billing/checksum-of-lines'
import type { StatementPage } from '@/lib/billing/get-statement'
import { nameIn } from '@/lib/billing/get-statement'
import { listLines } from '@/lib/billing/list-lines'
import { type PdfStatement, statementPdf } from '@/lib/billing/statement-pdf'
import { allLines, lineColumns } from '@/lib/billing/statement-table-rows'
import { statementXlsx } from '@/lib/billing/statement-xlsx'
import { wallTime } from '@/lib/billing/wall-time'
import { canonicalJson } from '@/lib/canonical-json'
import type { Ctx } from '@/lib/context'
import { exportDocument } from '@/lib/csv'
import { AppError } from '@/lib/errors'
import { createFormat } from '@/lib/i18n/format'
import { inLocale } from '@/lib/i18n/in-locale'
import type { Locale } from '@/lib/i18n/locale'
import { streamText } from '@/lib/stream-text'

type Translate = (key: string, params?: Record<string, string | number>) => string
const mostInPdf = 2_000
const mostInXlsx = 100_000

/** A statement as a file, in the reader's language. The caller has read it, so it is theirs to read. */
export async function statementDocument(
  ctx: Ctx,
  found: StatementPage,
  format: 'csv' | 'xlsx' | 'pdf',
  t: Translate,
  locale: Locale,
): Promise<ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>> {
  const { statement } = found
  const filter = { statement: statement.number, revision: statement.revision }
  const columns = lineColumns(t, locale)
  const rows = allLines(ctx, statement)
  if (format === 'csv') return streamText(exportDocument({ filter, columns, rows }))
  if (format === 'xlsx') {
    if (statement.lines > mostInXlsx)
      throw new AppError('rule', 'billing.tooManyLines', { params: { limit: mostInXlsx } })
    const word = (key: string) => t(`export.${key}`)
    const words = {
      sheet: word('sheet'),
      check: word('check'),
      filter: word('filter'),
      rows: word('rows'),
      sha256: word('sha256'),
    }
    return new Uint8Array(await statementXlsx(rows, columns, filter, words))
  }
  const checksum = lineChecksum(columns)
  for await (const line of rows) checksum.add(line)
  const sum = checksum.end()
  const proof = [
    `${t('export.filter')}  ${canonicalJson(filter)}`,
    `${t('export.rows')}  ${sum.rows}　${t('export.sha256')}  ${sum.sha256}`,
  ]
  return new Uint8Array(await statementPdf(await pdfOf(ctx, found, t, locale, proof)))
}

async function pdfOf(
  ctx: Ctx,
  found: StatementPage,
  t: Translate,
  locale: Locale,
  proof: readonly string[],
): Promise<PdfStatement> {
  const f = createFormat(locale)
  const { statement, agency, subtotals } = found
  const many = statement.lines > mostInPdf
  const lines = many ? [] : await listLines(ctx, statement, { by: 'service', limit: mostInPdf })
  const month = f.month(`${statement.month.slice(0, 4)}-${statement.month.slice(4)}`)
  const subtotalOf = new Map(subtotals.service.map((row) => [row.id ?? '', row]))
  return {
    title: t('page.title', { month }),
    facts: [
      [t('export.columns.number'), statement.number],
      [t('export.columns.agency'), agency],
      [
        t('export.columns.state'),
        `${t(`state.${statement.state}`)} · ${t('page.revision', { n: statement.revision })}`,
      ],
      ...(statement.issuedAt ? [[t('page.issued'), wallTime(statement.issuedAt)] as [string, string]] : []),
    ],
    total: [t('page.total'), f.money(statement.totalFen)],
    columns: [
      {
        title: t('export.columns.instance'),
        width: 170,
        value: (line) => line.instance ?? (line.service ? inLocale(line.service, locale) : ''),
      },
      {
        title: t('export.columns.plan'),
        width: 100,
        value: (line) => (line.plan ? inLocale(line.plan, locale) : ''),
      },
      {
        title: t('export.columns.meter'),
        width: 80,
        value: (line) => (line.kind === 'adjustment' ? t('lineKind.adjustment') : t(`meters.${line.meter}`)),
      },
      {
        title: t('page.columns.period'),
        width: 190,
        value: (line) => `${wallTime(line.startAt)} – ${wallTime(line.endAt)}`,
      },
      {
        title: t('page.columns.quantity'),
        width: 100,
        right: true,
        value: (line) => `${Number(line.quantity)} ${t(`units.${line.unit}`)}`,
      },
      {
        title: t('page.columns.price'),
        width: 50,
        right: true,
        value: (line) => (line.unitPrice ? f.price(line.unitPrice) : ''),
      },
      { title: t('page.columns.amount'), width: 70, right: true, value: (line) => f.money(line.amountFen) },
    ],
    lines,
    groupOf: (line) => {
      const subtotal = subtotalOf.get(line.serviceId ?? '')
      const name = subtotal ? nameIn(subtotal) : null
      return {
        key: line.serviceId ?? '',
        label: name ? inLocale(name, locale) : t('page.noService'),
        subtotal: subtotal ? f.money(subtotal.fen) : '',
      }
    },
    notes: [
      ...(many
        ? [
            t('export.subtotals', { limit: mostInPdf }),
            ...subtotals.service.map((row) => {
              const name = nameIn(row)
              return `${name ? inLocale(name, locale) : t('page.noService')}  ${f.money(row.fen)}`
            }),
          ]
        : []),
      ...(statement.contentHash ? [`${t('sign.hash')}  ${statement.contentHash}`] : []),
      ...proof,
      t('export.generated', { time: wallTime(ctx.now()), name: ctx.actor.name }),
    ],
    page: (page, pages) => t('export.page', { page, pages }),
  }
}

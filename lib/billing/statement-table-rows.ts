import { type LineOrder, type ListedLine, listLines } from '@/lib/billing/list-lines'
import type { Statement } from '@/lib/billing/lock-statement'
import { wallTime } from '@/lib/billing/wall-time'
import type { Ctx } from '@/lib/context'
import type { CsvColumn } from '@/lib/csv'
import { inLocale } from '@/lib/i18n/in-locale'
import { printYuan } from '@/lib/money'

type Translate = (key: string) => string
const page = 1_000

/** The columns of an exported statement; `t` is the translator of `billing`. */
export function lineColumns(t: Translate, locale: string): CsvColumn<ListedLine>[] {
  const title = (key: string) => t(`export.columns.${key}`)
  const named = (text: { zh: string; en: string } | null) => (text ? inLocale(text, locale) : '')
  return [
    { title: title('service'), value: (line) => named(line.service) },
    { title: title('system'), value: (line) => line.system },
    { title: title('instance'), value: (line) => line.instance },
    { title: title('plan'), value: (line) => named(line.plan) },
    {
      title: title('meter'),
      value: (line) => (line.kind === 'adjustment' ? t('lineKind.adjustment') : t(`meters.${line.meter}`)),
    },
    { title: title('kind'), value: (line) => t(`lineKind.${line.kind}`) },
    { title: title('from'), value: (line) => wallTime(line.startAt) },
    { title: title('to'), value: (line) => wallTime(line.endAt) },
    { title: title('quantity'), numeric: true, value: (line) => line.quantity },
    { title: title('unit'), value: (line) => t(`units.${line.unit}`) },
    { title: title('unitPrice'), numeric: true, value: (line) => line.unitPrice },
    { title: title('list'), numeric: true, value: (line) => printYuan(line.listFen) },
    { title: title('amount'), numeric: true, value: (line) => printYuan(line.amountFen) },
    {
      title: title('second'),
      numeric: true,
      value: (line) => (line.secondAmountFen === null ? '' : printYuan(line.secondAmountFen)),
    },
    { title: title('corrects'), value: (line) => line.corrects },
    { title: title('reason'), value: (line) => (line.reason ? t(`lineReason.${line.reason}`) : '') },
  ]
}

/** All lines, a thousand at a time, so that an export of any size holds little in memory. */
export async function* allLines(
  ctx: Ctx,
  statement: Statement,
  by: LineOrder = 'service',
): AsyncGenerator<ListedLine> {
  for (let offset = 0; ; offset += page) {
    const lines = await listLines(ctx, statement, { by, offset, limit: page })
    yield* lines
    if (lines.length < page) return
  }
}

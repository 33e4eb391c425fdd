import type { ListedLine } from '@/lib/billing/list-lines'
import type { Format } from '@/lib/i18n/format'
import { inLocale } from '@/lib/i18n/in-locale'
import { monthEnd, monthOf, monthStart } from '@/lib/shanghai'

type Translate = (key: string, params?: Record<string, string | number>) => string

/** A line in words: what it is, when, how much, at what price. */
export function lineWords(t: Translate, f: Format, locale: string) {
  const meter = (line: ListedLine) =>
    line.kind === 'adjustment' ? t('lineKind.adjustment') : t(`meters.${line.meter}`)
  return {
    meter,
    name: (line: ListedLine) =>
      line.instance ?? (line.service ? inLocale(line.service, locale) : meter(line)),
    about: (line: ListedLine) =>
      f.facts(
        line.plan && inLocale(line.plan, locale),
        meter(line),
        line.corrects && t('page.correctionOf', { number: line.corrects }),
        line.reason && t(`lineReason.${line.reason}`),
      ),
    period: (line: ListedLine) => {
      const month = monthOf(line.startAt)
      const whole = line.startAt <= monthStart(month) && line.endAt >= monthEnd(month)
      if (whole) return t('page.wholeMonth')
      if (line.startAt.getTime() === line.endAt.getTime()) return f.moment(line.startAt)
      return `${f.moment(line.startAt)} – ${f.moment(line.endAt)}`
    },
    quantity: (line: ListedLine) => plain(line.quantity, f),
    price: (line: ListedLine) =>
      line.unitPrice
        ? f.price(line.unitPrice)
        : line.tiers
          ? t('page.tiers', { count: line.tiers.length })
          : '—',
  }
}

/** At most two places where two say enough; all of them where they do not. */
export function plain(quantity: string, f: Pick<Format, 'number'>): string {
  const value = Number(quantity)
  const digits = quantity.replace(/0+$/, '').split('.')[1]?.length ?? 0
  return f.number(value, Math.min(digits, 2))
}

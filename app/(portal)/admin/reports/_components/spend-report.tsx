import { getLocale, getTranslations } from 'next-intl/server'
import { StackedBars } from '@/components/charts/stacked-bars'
import { Section } from '@/components/ui/section'
import type { MonthSpend } from '@/lib/billing/spend'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { ServiceTotals } from './service-totals'

/** Six services have a colour of their own; the rest are one. */
const shown = 5

export async function SpendReport({ spend }: { spend: MonthSpend[] }) {
  const [t, f, locale] = await Promise.all([getTranslations('reports.spend'), getFormat(), getLocale()])
  const totals = new Map<string, { label: string; fen: bigint }>()
  for (const row of spend) {
    const key = row.serviceId ?? 'other'
    const label = row.service ? inLocale(row.service, locale) : t('other')
    totals.set(key, { label, fen: (totals.get(key)?.fen ?? 0n) + row.fen })
  }
  const ranked = [...totals].sort(([, a], [, b]) => Number(b.fen - a.fen))
  const own = new Set(ranked.slice(0, shown).map(([key]) => key))
  const seriesOf = (row: MonthSpend) => (row.serviceId && own.has(row.serviceId) ? row.serviceId : 'other')
  const months = [...Map.groupBy(spend, ({ month }) => month)].map(([month, rows]) => {
    const values: Record<string, number> = {}
    for (const row of rows) values[seriesOf(row)] = (values[seriesOf(row)] ?? 0) + Number(row.fen)
    const name = f.month(`${month.slice(0, 4)}-${month.slice(4)}`)
    return { x: rows.every(({ final }) => final) ? name : t('estimate', { month: name }), values }
  })
  const series = [
    ...ranked.slice(0, shown).flatMap(([key, { label }]) => (key === 'other' ? [] : [{ key, label }])),
    ...(months.some(({ values }) => 'other' in values) ? [{ key: 'other', label: t('other') }] : []),
  ]
  return (
    <div className="cols cols--rule">
      <Section className="c8" title={t('title')} note={t('note')}>
        {months.length === 0 ? (
          <p className="t3 small">{t('none')}</p>
        ) : (
          <StackedBars
            label={t('label')}
            xLabel={t('month')}
            format="money"
            rows={months}
            series={series}
            height={260}
          />
        )}
      </Section>
      <ServiceTotals totals={ranked.map(([key, total]) => ({ key, ...total }))} />
    </div>
  )
}

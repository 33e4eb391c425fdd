import { getLocale, getTranslations } from 'next-intl/server'
import { StackedBars } from '@/components/charts/stacked-bars'
import { Section } from '@/components/ui/section'
import type { MonthSpend } from '@/lib/billing/spend'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { monthName } from './month-name'

const most = 5

/** Spend by month, the dearest services apart and the rest together. */
export async function SpendChart({ spend }: { spend: MonthSpend[] }) {
  if (spend.length === 0) return null
  const [t, f, locale] = await Promise.all([getTranslations('billing.list'), getFormat(), getLocale()])
  const totals = new Map<string, { label: string; fen: number }>()
  for (const row of spend) {
    const key = row.serviceId ?? 'other'
    const label = row.service ? inLocale(row.service, locale) : t('other')
    totals.set(key, { label, fen: (totals.get(key)?.fen ?? 0) + Number(row.fen) })
  }
  const ranked = [...totals].sort(([, a], [, b]) => b.fen - a.fen)
  const kept = new Set(ranked.slice(0, most).map(([key]) => key))
  const series = ranked.slice(0, most).map(([key, { label }]) => ({ key, label }))
  if (ranked.length > most) series.push({ key: 'rest', label: t('other') })
  const rows = [...Map.groupBy(spend, ({ month }) => month)].map(([month, ofMonth]) => {
    const values: Record<string, number> = {}
    for (const { serviceId, fen } of ofMonth) {
      const key = kept.has(serviceId ?? 'other') ? (serviceId ?? 'other') : 'rest'
      values[key] = (values[key] ?? 0) + Number(fen)
    }
    const name = f.month(monthName(month))
    return { x: ofMonth.every(({ final }) => final) ? name : t('estimate', { month: name }), values }
  })
  return (
    <Section title={t('chartTitle')} note={t('chartNote')}>
      <StackedBars label={t('chart')} xLabel={t('month')} format="money" rows={rows} series={series} />
    </Section>
  )
}

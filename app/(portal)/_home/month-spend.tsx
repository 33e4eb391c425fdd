import { getTranslations } from 'next-intl/server'
import { StackedBars } from '@/components/charts/stacked-bars'
import { Ask } from '@/components/ui/ask'
import { KeyValues } from '@/components/ui/key-values'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { daysInMonth, previousMonth } from '@/lib/shanghai'
import type { AgencyFacts } from './agency-facts'
import { SpendArithmetic } from './spend-arithmetic'
import { spendRows, sumOf } from './spend-rows'

const forecastKey = 'forecast'

/** The month so far by day and family, what is still to be expected, and the daily mean of the month before. */
export async function MonthSpend({ spend, services, month, now }: AgencyFacts) {
  const [t, tCatalog, f] = await Promise.all([
    getTranslations('home.spend'),
    getTranslations('catalog'),
    getFormat(),
  ])
  const dashed = `${month.slice(0, 4)}-${month.slice(4)}`
  const days = Array.from({ length: daysInMonth(month) }, (_, at) => at + 1).map((day) => ({
    period: `${dashed}-${String(day).padStart(2, '0')}`,
    x: t('dayOf', { day }),
  }))
  const { rows, families } = spendRows(spend, services, days)
  const rated = rows.filter(({ values }) => Object.keys(values).length > 0).length
  const soFar = sumOf(spend, (period) => period.length > 6)
  const last = sumOf(spend, (period) => period === previousMonth(month))
  const mean = Number(last) / daysInMonth(previousMonth(month))
  const daily = rated > 0 ? Number(soFar) / rated : 0
  const expected = Math.round(Number(soFar) + daily * (days.length - rated))
  const words = { month: f.month(dashed), amount: f.money(Math.round(mean)) }
  return (
    <Section
      className="c8"
      title={t('title')}
      note={rated > 0 ? t('note', { time: f.moment(now, now) }) : undefined}
      aside={<Link href={routes.statements.list}>{t('byService')}</Link>}
    >
      {rated === 0 ? (
        <p className="t3 small">{t('noDays')}</p>
      ) : (
        <>
          <div className="row row--top gap-8">
            <p className="big">
              <Ask title={t('title')} detail={<SpendArithmetic {...{ rows, families, daily, expected }} />}>
                {f.money(soFar)}
              </Ask>
            </p>
            <KeyValues
              items={[
                { key: t('expected'), value: f.money(expected) },
                { key: t('lastMonth'), value: f.money(last), hide: last === 0n },
              ]}
            />
          </div>
          <StackedBars
            label={t('chart', words)}
            xLabel={t('day')}
            format="money"
            rows={rows.map((row) =>
              Object.keys(row.values).length > 0 ? row : { x: row.x, values: { [forecastKey]: daily } },
            )}
            series={[
              ...families.map((family) => ({
                key: family,
                label: family === 'other' ? t('other') : tCatalog(`families.${family}`),
              })),
              { key: forecastKey, label: t('forecast'), dashed: true },
            ]}
            forecastKey={forecastKey}
            reference={last > 0n ? { value: mean, label: t('lastMonthMean', words) } : undefined}
          />
        </>
      )}
    </Section>
  )
}

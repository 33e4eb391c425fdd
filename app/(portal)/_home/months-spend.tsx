import { getTranslations } from 'next-intl/server'
import { StackedBars } from '@/components/charts/stacked-bars'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { monthOf, previousMonth } from '@/lib/shanghai'
import type { PlatformFacts } from './platform-facts'
import { spendRows } from './spend-rows'

type Props = Pick<PlatformFacts, 'services' | 'now'> & {
  spend: NonNullable<PlatformFacts['spend']>
  className: string
}

/** Fewer bars than this would be slabs. */
const fewest = 6

/** What all agencies were billed in the last twelve months, by family. */
export async function MonthsSpend({ spend, services, now, className }: Props) {
  const [t, tCatalog, f] = await Promise.all([
    getTranslations('home.spend'),
    getTranslations('catalog'),
    getFormat(),
  ])
  const first = spend[0]?.month
  const periods: { period: string; x: string }[] = []
  for (
    let month = monthOf(now);
    first && (month >= first || periods.length < fewest);
    month = previousMonth(month)
  )
    periods.unshift({ period: month, x: f.month(`${month.slice(0, 4)}-${month.slice(4)}`) })
  const { rows, families } = spendRows(
    spend.map((row) => ({ period: row.month, serviceId: row.serviceId, amountFen: row.fen })),
    services,
    periods,
  )
  return (
    <Section
      className={className}
      title={t('months')}
      note={t('monthsNote')}
      aside={<Link href={routes.admin.reports}>{t('byService')}</Link>}
    >
      {rows.length === 0 ? (
        <p className="t3 small">{t('noMonths')}</p>
      ) : (
        <StackedBars
          label={t('monthsChart')}
          xLabel={t('month')}
          format="money"
          rows={rows}
          series={families.map((family) => ({
            key: family,
            label: family === 'other' ? t('other') : tCatalog(`families.${family}`),
          }))}
        />
      )}
    </Section>
  )
}

import { getLocale, getTranslations } from 'next-intl/server'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { SearchParams } from '@/components/ui/table-state'
import { Tag } from '@/components/ui/tag'
import type { PricePlan, PriceVersion } from '@/lib/billing/list-price-plans'
import type { PricedItem } from '@/lib/billing/price-rows'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import { AddVersion } from './add-version'

type Props = { plans: PricePlan[]; params: SearchParams; mayManage: boolean; now: Date }

export async function PricePlans({ plans, params, mayManage, now }: Props) {
  const [t, locale, f] = await Promise.all([getTranslations('billing'), getLocale(), getFormat()])
  const price = (item: PricedItem) =>
    'tiers' in item
      ? `${t(`meters.${item.meter}`)} ${t('page.tiers', { count: item.tiers.length })}`
      : `${t(`meters.${item.meter}`)} ${f.price(item.unitPrice)} / ${t(`per.${item.unit}`)}`
  const period = ({ validFrom, validTo }: PriceVersion) =>
    validTo
      ? t('prices.fromTo', { from: f.date(validFrom), to: f.date(validTo) })
      : t('prices.from', { from: f.date(validFrom) })
  const current = (plan: PricePlan) =>
    plan.versions.find(({ validFrom, validTo }) => validFrom <= now && (!validTo || validTo > now))
  const columns: Column<PricePlan>[] = [
    {
      key: 'plan',
      head: t('prices.columns.plan'),
      cell: (plan) => (
        <>
          <b>{plan.plan ? inLocale(plan.plan, locale) : t('prices.whole')}</b>
          <span className="sub mono">{plan.code}</span>
        </>
      ),
    },
    {
      key: 'prices',
      head: t('prices.columns.prices'),
      cell: (plan) =>
        current(plan)?.items.map((item) => <div key={item.meter}>{price(item)}</div>) ?? t('prices.none'),
    },
    {
      key: 'versions',
      head: t('prices.columns.versions'),
      cell: (plan) =>
        plan.versions.map((version) => (
          <div key={version.id}>
            <span className="mono">{version.label}</span> <span className="t2">{period(version)}</span>{' '}
            <Tag tone={version.used ? undefined : 'act'}>
              {version.used ? t('prices.used') : t('prices.open')}
            </Tag>
          </div>
        )),
    },
    ...(mayManage
      ? [
          {
            key: 'add',
            head: t('prices.actions'),
            fixed: true,
            num: true,
            cell: (plan: PricePlan) => <AddVersion plan={plan} />,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={t('prices.title')}
      columns={columns}
      rows={plans}
      rowKey={(plan) => plan.id}
      path={routes.billing.prices}
      params={params}
      groupOf={(plan) => {
        const name = plan.service ? inLocale(plan.service, locale) : plan.code
        return { key: name, label: name }
      }}
      empty={
        <EmptyState icon="receipt" title={t('prices.emptyTitle')}>
          {t('prices.emptyText')}
        </EmptyState>
      }
    />
  )
}

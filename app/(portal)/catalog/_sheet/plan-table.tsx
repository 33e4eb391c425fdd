import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import type { PricedItem } from '@/lib/billing/price-rows'
import type { Plan } from '@/lib/catalog/queries'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import { priceWords } from './price-words'

export type PlanPrices = ReadonlyMap<string | null, { label: string; items: PricedItem[] }>
type Props = { plans: Plan[]; prices: PlanPrices; orderable: boolean }

/** The plans side by side: people compare columns. */
export async function PlanTable({ plans, prices, orderable }: Props) {
  const [t, f, locale] = await Promise.all([getTranslations(), getFormat(), getLocale()])
  const shaped = plans.some((plan) => plan.spec.vcpu)
  const meters = [
    ...new Set([...prices.values()].flatMap(({ items }) => items.map(({ meter }) => meter))),
  ].sort((a, b) => Number(a.startsWith('disk.')) - Number(b.startsWith('disk.')))
  const labels = [...new Set([...prices.values()].map(({ label }) => label))]
  const priceOf = (plan: Plan, meter: string) => {
    const item = prices.get(plan.id)?.items.find((one) => one.meter === meter)
    return item ? priceWords(t, f, item) : '—'
  }
  const shape = [
    { key: 'vcpu', of: ({ spec }: Plan) => (spec.vcpu ? f.number(spec.vcpu) : '—') },
    { key: 'memory', of: ({ spec }: Plan) => (spec.memoryMiB ? f.mib(spec.memoryMiB) : '—') },
    { key: 'disk', of: ({ spec }: Plan) => (spec.diskGiB ? f.gib(spec.diskGiB) : '—') },
  ]
  return (
    <Section
      title={t('catalog.sheet.plans')}
      note={labels.length > 0 ? t('catalog.sheet.priceVersion', { label: f.facts(...labels) }) : undefined}
    >
      <Scroll>
        <table className="tbl tbl--flush tbl--stack">
          <caption className="sr">{t('catalog.sheet.plans')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('catalog.sheet.plan')}</th>
              {shaped
                ? shape.map(({ key }) => (
                    <th key={key} scope="col" className="num">
                      {t(`catalog.sheet.${key}`)}
                    </th>
                  ))
                : null}
              {meters.map((meter) => (
                <th key={meter} scope="col" className="num">
                  {t(`billing.meters.${meter}`)}
                </th>
              ))}
              {orderable ? (
                <th scope="col">
                  <span className="sr">{t('catalog.order')}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {plans.map((plan) => (
              <tr key={plan.id}>
                <td className="pri">
                  {inLocale(plan.name, locale)}
                  <span className="sub mono">{plan.code}</span>
                </td>
                {shaped
                  ? shape.map(({ key, of }) => (
                      <td key={key} className="num" data-l={t(`catalog.sheet.${key}`)}>
                        {of(plan)}
                      </td>
                    ))
                  : null}
                {meters.map((meter) => (
                  <td key={meter} className="num" data-l={t(`billing.meters.${meter}`)}>
                    {priceOf(plan, meter)}
                  </td>
                ))}
                {orderable ? (
                  <td className="num">
                    <LinkButton
                      size="small"
                      href={routes.orders.newFor(plan.serviceId, plan.id)}
                      aria-label={`${t('catalog.order')} ${inLocale(plan.name, locale)}`}
                    >
                      {t('catalog.order')}
                    </LinkButton>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}

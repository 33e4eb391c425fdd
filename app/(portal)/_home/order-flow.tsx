import { getTranslations } from 'next-intl/server'
import { Funnel } from '@/components/charts/funnel'
import { KeyValues } from '@/components/ui/key-values'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import type { LeadTime, OrderFunnel } from '@/lib/orders/order-figures'

type Props = { funnel: OrderFunnel; leads: LeadTime[]; className: string }

/** How far the orders of a month came, and how long the last completed ones took. */
export async function OrderFlow({ funnel, leads, className }: Props) {
  const [t, f] = await Promise.all([getTranslations('home.orders'), getFormat()])
  const last = leads.at(-1)
  const hours = (value: number) => f.duration(Math.round(value * 3600))
  return (
    <Section className={className} title={t('title')} note={t('note', { count: funnel.submitted })}>
      {funnel.submitted === 0 ? (
        <p className="t3 small">{t('none')}</p>
      ) : (
        <Funnel
          label={t('chart')}
          steps={(['submitted', 'approved', 'started', 'completed'] as const).map((key) => ({
            key,
            label: t(`steps.${key}`),
            left: funnel[key],
          }))}
        />
      )}
      {last ? (
        <KeyValues
          items={[
            { key: t('approval'), value: hours(last.approvalHours) },
            { key: t('median'), value: hours(last.medianHours) },
            { key: t('slow'), value: hours(last.p90Hours) },
          ]}
        />
      ) : null}
    </Section>
  )
}

import { getTranslations } from 'next-intl/server'
import { Funnel } from '@/components/charts/funnel'
import { Section } from '@/components/ui/section'
import type { OrderFunnel } from '@/lib/orders/order-figures'

export async function OrderReport({ funnel }: { funnel: OrderFunnel }) {
  const t = await getTranslations('reports.orders')
  return (
    <Section className="c5" title={t('title')} note={t('note')}>
      {funnel.submitted === 0 ? (
        <p className="t3 small">{t('none')}</p>
      ) : (
        <Funnel
          label={t('label')}
          steps={(['submitted', 'approved', 'started', 'completed'] as const).map((key) => ({
            key,
            label: t(`steps.${key}`),
            left: funnel[key],
          }))}
        />
      )}
    </Section>
  )
}

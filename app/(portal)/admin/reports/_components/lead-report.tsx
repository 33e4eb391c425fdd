import { getTranslations } from 'next-intl/server'
import { Lines } from '@/components/charts/lines'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import type { LeadTime } from '@/lib/orders/order-figures'

export async function LeadReport({ leads }: { leads: LeadTime[] }) {
  const [t, f] = await Promise.all([getTranslations('reports.lead'), getFormat()])
  return (
    <Section className="c7" title={t('title')} note={t('note')}>
      {leads.length === 0 ? (
        <p className="t3 small">{t('none')}</p>
      ) : (
        <Lines
          label={t('label')}
          xLabel={t('month')}
          rows={leads.map((row) => ({
            x: f.month(`${row.month.slice(0, 4)}-${row.month.slice(4)}`),
            values: { approval: row.approvalHours, median: row.medianHours, p90: row.p90Hours },
          }))}
          series={[
            { key: 'approval', label: t('approval') },
            { key: 'median', label: t('median') },
            { key: 'p90', label: t('p90'), dashed: true },
          ]}
        />
      )}
    </Section>
  )
}

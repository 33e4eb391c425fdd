import { getTranslations } from 'next-intl/server'
import { Funnel } from '@/components/charts/funnel'
import { FigureTable } from '@/components/ui/figure-table'
import { Section } from '@/components/ui/section'
import type { Ctx } from '@/lib/context'
import { getFormat } from '@/lib/i18n/get-format'
import { recentFigures } from '@/lib/orders/recent-figures'

const steps = ['submitted', 'approved', 'started', 'completed'] as const

/** How far orders come, and how long it takes: pictures with their figures beside them. */
export async function Figures({ ctx }: { ctx: Ctx }) {
  const [{ funnel, leads }, t, f] = await Promise.all([
    recentFigures(ctx),
    getTranslations('orders.list'),
    getFormat(),
  ])
  if (funnel.submitted === 0) return null
  const hours = (value: number) => f.duration(Math.round(value * 3600))
  return (
    <div className="cols cols--rule">
      <Section title={t('figures')} note={t('figuresNote')} className="c5">
        <Funnel
          label={t('figures')}
          steps={steps.map((key) => ({ key, label: t(`funnel.${key}`), left: funnel[key] }))}
        />
      </Section>
      {leads.length > 0 ? (
        <Section title={t('lead')} note={t('leadNote')} className="c7">
          <FigureTable
            dense
            heads={[t('month'), t('orders'), t('median'), t('p90'), t('approvalTime')]}
            rows={leads.map((lead) => ({
              key: lead.month,
              name: (
                <span className="nowrap">{f.month(`${lead.month.slice(0, 4)}-${lead.month.slice(4)}`)}</span>
              ),
              figures: [
                f.number(lead.orders),
                hours(lead.medianHours),
                hours(lead.p90Hours),
                hours(lead.approvalHours),
              ],
            }))}
          />
        </Section>
      ) : null}
    </div>
  )
}

import { getTranslations } from 'next-intl/server'
import { Funnel } from '@/components/charts/funnel'
import { Scroll } from '@/components/ui/scroll'
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
          <Scroll>
            <table className="tbl tbl--dense tbl--flush">
              <thead>
                <tr>
                  <th scope="col">{t('month')}</th>
                  <th scope="col" className="num">
                    {t('orders')}
                  </th>
                  <th scope="col" className="num">
                    {t('median')}
                  </th>
                  <th scope="col" className="num">
                    {t('p90')}
                  </th>
                  <th scope="col" className="num">
                    {t('approvalTime')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {leads.map((lead) => (
                  <tr key={lead.month}>
                    <td className="nowrap">{f.month(`${lead.month.slice(0, 4)}-${lead.month.slice(4)}`)}</td>
                    <td className="num">{f.number(lead.orders)}</td>
                    <td className="num">{hours(lead.medianHours)}</td>
                    <td className="num">{hours(lead.p90Hours)}</td>
                    <td className="num">{hours(lead.approvalHours)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </Section>
      ) : null}
    </div>
  )
}

import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Meter } from '@/components/ui/meter'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import type { AgencyFacts } from './agency-facts'
import { LimitsLegend } from './limits-legend'
import { quotaFigure, quotaShare } from './quota-figure'

export async function Limits({ quotas, budgets }: Pick<AgencyFacts, 'quotas' | 'budgets'>) {
  const [t, tQuota, f] = await Promise.all([getTranslations('home'), getTranslations('quota'), getFormat()])
  return (
    <Section
      className="c4"
      title={t('limits.title')}
      aside={<Link href={routes.quota}>{t('limits.change')}</Link>}
    >
      {quotas.map((quota) => {
        const figure = (amount: number) => quotaFigure(f, quota.kind, amount)
        const label = tQuota(`kinds.${quota.kind}`)
        return (
          <Meter
            key={quota.kind}
            label={label}
            figures={quotaShare(f, tQuota, quota.kind, quota.used + quota.held, quota.limit)}
            limit={quota.limit}
            used={quota.used}
            held={quota.held}
            text={t('limits.meter', {
              label,
              used: figure(quota.used),
              held: figure(quota.held),
              limit: figure(quota.limit),
            })}
          />
        )
      })}
      {budgets.map((budget) => (
        <Meter
          key={budget.id}
          label={budget.name}
          figures={`${f.money(budget.committedFen + budget.heldFen)} / ${f.money(budget.approvedFen + budget.overdraftFen)}`}
          limit={Number(budget.approvedFen + budget.overdraftFen)}
          used={Number(budget.committedFen)}
          held={Number(budget.heldFen)}
          text={t('limits.meter', {
            label: budget.name,
            used: f.money(budget.committedFen),
            held: f.money(budget.heldFen),
            limit: f.money(budget.approvedFen + budget.overdraftFen),
          })}
        />
      ))}
      {quotas.length + budgets.length === 0 ? (
        <p className="t3 small">{t('limits.noQuota')}</p>
      ) : (
        <LimitsLegend />
      )}
    </Section>
  )
}

import { getTranslations } from 'next-intl/server'
import { Legend } from '@/components/ui/legend'
import { Meter } from '@/components/ui/meter'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import type { Quota } from '@/lib/quota/queries'
import { quotaFigure } from '../../_home/quota-figure'

/** A bar for each kind, its figures beneath it in words. */
export async function Quotas({ quotas }: { quotas: Quota[] }) {
  const [t, f] = await Promise.all([getTranslations('quota'), getFormat()])
  return (
    <Section className="c7" title={t('limits')} note={t('limitsNote')}>
      {quotas.length === 0 ? <p className="t3 small">{t('none')}</p> : null}
      {quotas.map((quota) => {
        const figure = (amount: number) => quotaFigure(f, quota.kind, amount)
        const label = t(`kinds.${quota.kind}`)
        const left = figure(quota.limit - quota.used - quota.held)
        return (
          <Meter
            key={quota.kind}
            label={<b>{label}</b>}
            figures={f.facts(
              `${t('columns.used')} ${figure(quota.used)}`,
              `${t('columns.held')} ${figure(quota.held)}`,
              `${t('columns.left')} ${left}`,
              `${t('columns.limit')} ${figure(quota.limit)}`,
            )}
            limit={quota.limit}
            used={quota.used}
            held={quota.held}
            text={t('meter', {
              label,
              used: figure(quota.used),
              held: figure(quota.held),
              limit: figure(quota.limit),
            })}
          />
        )
      })}
      <Legend
        items={[
          { label: t('legend.used'), mark: 'solid' },
          { label: t('legend.held'), mark: 'held' },
        ]}
      />
    </Section>
  )
}

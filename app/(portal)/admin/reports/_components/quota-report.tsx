import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { quotaKinds } from '@/lib/quota/amounts'
import type { AgencyLimits } from '@/lib/quota/list-limits'
import { ShareBars } from './share-bars'

/** Every agency's quota, the fullest first. */
export async function QuotaReport({ limits }: { limits: AgencyLimits[] }) {
  const [t, tQuota] = await Promise.all([getTranslations('reports.quota'), getTranslations('quota')])
  const rows = limits
    .filter(({ quotas }) => quotas.length > 0)
    .map(({ id, name, quotas }) => ({
      key: id,
      name,
      shares: Object.fromEntries(
        quotas.map((quota) => [quota.kind, quota.limit > 0 ? (quota.held + quota.used) / quota.limit : null]),
      ),
    }))
  const fullest = (shares: Record<string, number | null>) =>
    Math.max(0, ...Object.values(shares).map((share) => share ?? 0))
  return (
    <Section title={t('title')} note={t('note')}>
      {rows.length === 0 ? (
        <p className="t3 small">{t('none')}</p>
      ) : (
        <ShareBars
          label={t('label')}
          head={t('agency')}
          series={quotaKinds.map((kind) => ({ key: kind, label: tQuota(`kinds.${kind}`) }))}
          rows={rows.sort((a, b) => fullest(b.shares) - fullest(a.shares))}
        />
      )}
    </Section>
  )
}

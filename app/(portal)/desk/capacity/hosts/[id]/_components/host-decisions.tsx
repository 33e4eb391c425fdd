import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { searchDecisions } from '@/lib/scheduler/search-decisions'

/** How what stands here came to stand here. */
export async function HostDecisions({ keys, className }: { keys: string[]; className: string }) {
  const ctx = await requireCtx('capacity:read')
  const [t, f, { rows }] = await Promise.all([
    getTranslations('scheduler.host'),
    getFormat(),
    searchDecisions(ctx, { placed: true, q: '', since: null, keys }, { page: 1, size: 10 }),
  ])
  return (
    <Section
      title={t('decisions')}
      aside={<Link href={routes.desk.placements}>{t('all')}</Link>}
      className={className}
    >
      {rows.length === 0 ? (
        <p className="t3">{t('noDecisions')}</p>
      ) : (
        <ul className="list">
          {rows.map(({ id, at, agencyName, request }) => (
            <li key={id}>
              <Link href={`${routes.desk.placements}?days=365&decision=${id}`}>{f.exact(at)}</Link>{' '}
              <span lang="zh-CN">{agencyName}</span>{' '}
              <span className="t3">{f.facts(t('cores', { n: request.vcpu }), f.mib(request.memoryMiB))}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { listDrafts } from '@/lib/catalog/list-drafts'
import { inLocale } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'

type Props = { drafts: Awaited<ReturnType<typeof listDrafts>>; className: string }

/** Changes of the catalogue that agencies do not see yet. */
export async function Drafts({ drafts, className }: Props) {
  const [t, locale] = await Promise.all([getTranslations('home.catalog'), getLocale()])
  return (
    <Section
      className={className}
      title={t('title')}
      note={t('draft')}
      aside={<Link href={routes.admin.catalog.list}>{t('open')}</Link>}
    >
      {drafts.length === 0 ? <p className="t3 small">{t('none')}</p> : null}
      <ul className="list">
        {drafts.map((draft) => (
          <li key={draft.serviceId}>
            <div className="ttl">
              <Link href={routes.admin.catalog.one(draft.serviceId)}>
                <b>{inLocale(draft.name, locale)}</b>
              </Link>
              <span className="due">v{draft.version}</span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

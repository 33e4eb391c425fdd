import { useTranslations } from 'next-intl'
import { Link } from './link'
import { Spoken } from './spoken'

export type Crumb = { label: string; href?: string }

export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations('ui.page')
  return (
    <nav aria-label={t('crumbs')}>
      <ol className="crumbs">
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.href ? (
              <Link href={crumb.href}>
                <Spoken>{crumb.label}</Spoken>
              </Link>
            ) : (
              <Spoken>{crumb.label}</Spoken>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

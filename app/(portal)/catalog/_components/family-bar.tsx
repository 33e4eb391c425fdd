import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { CatalogFilter } from '@/lib/catalog/input'
import type { Facet } from '@/lib/catalog/list-services'
import style from '../catalog.module.css'
import { catalogHref } from './catalog-href'
import { familyIcons } from './family-icons'

/** The six families of the guide, each with what it offers this agency. */
export async function FamilyBar({ filter, facet }: { filter: CatalogFilter; facet: Facet[] }) {
  const t = await getTranslations('catalog')
  return (
    <nav className={style.families} aria-label={t('families.label')}>
      {facet.map(({ value, count }) => (
        <Link
          key={value}
          href={catalogHref(filter, { name: 'family', value })}
          aria-current={filter.family.some((family) => family === value) ? 'true' : undefined}
        >
          <Icon name={familyIcons[value] ?? 'catalog'} />
          <b>{t(`families.${value}`)}</b>
          <span>{t('items', { count })}</span>
        </Link>
      ))}
    </nav>
  )
}

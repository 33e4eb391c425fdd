import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import type { CatalogFilter } from '@/lib/catalog/input'
import type { Facet, ServiceList } from '@/lib/catalog/list-services'
import style from '../catalog.module.css'
import { catalogHref } from './catalog-href'

type Props = { filter: CatalogFilter; facets: ServiceList['facets'] }

export async function Facets({ filter, facets }: Props) {
  const t = await getTranslations('catalog')
  const choices = (name: 'zone' | 'level', facet: Facet[]) => (
    <>
      <h2>{t(`${name}s.label`)}</h2>
      <ul>
        {facet.map(({ value, count }) => (
          <li key={value}>
            <Link
              href={catalogHref(filter, { [name]: value })}
              aria-current={String(filter[name]) === value ? 'true' : undefined}
            >
              <span>{t(`${name}s.${value}`)}</span>
              <b>{count}</b>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
  return (
    <nav className={style.facets} aria-label={t('filter')}>
      {choices('zone', facets.zone)}
      {choices('level', facets.level)}
    </nav>
  )
}

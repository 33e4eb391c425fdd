import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { CatalogFilter } from '@/lib/catalog/input'
import { routes } from '@/lib/routes'
import style from '../catalog.module.css'
import { catalogHref } from './catalog-href'

/** A plain form: it searches before any script has come, and keeps the facets already chosen. */
export async function SearchBox({ filter }: { filter: CatalogFilter }) {
  const t = await getTranslations('catalog')
  const chosen = (['family', 'zone', 'level'] as const).flatMap((name) =>
    filter[name].map((value) => ({ name, value, key: `${name}-${value}` })),
  )
  const words = { family: 'families', zone: 'zones', level: 'levels' } as const
  return (
    <>
      <search>
        <form action={routes.catalog.list} className={style.find}>
          <Icon name="search" />
          <input
            className="in"
            type="search"
            name="q"
            aria-label={t('search')}
            placeholder={t('searchHint')}
            defaultValue={filter.q}
            maxLength={100}
          />
          {chosen.map(({ key, name, value }) => (
            <input key={key} type="hidden" name={name} value={value} />
          ))}
        </form>
      </search>
      {chosen.length > 0 ? (
        <div className="row" style={{ marginTop: 12 }}>
          {chosen.map(({ key, name, value }) => (
            <Link key={key} className="chip chip--on" href={catalogHref(filter, { name, value })}>
              {t(`${words[name]}.label`)} <b>{t(`${words[name]}.${value}`)}</b>
              <Icon name="close" small />
            </Link>
          ))}
          <Link className="link small" href={routes.catalog.list}>
            {t('clear')}
          </Link>
        </div>
      ) : null}
    </>
  )
}

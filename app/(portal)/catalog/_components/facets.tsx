import { getTranslations } from 'next-intl/server'
import type { CatalogFilter } from '@/lib/catalog/input'
import type { ServiceList } from '@/lib/catalog/list-services'
import { routes } from '@/lib/routes'
import style from '../catalog.module.css'
import { FacetBox } from './facet-box'
import { FacetForm } from './facet-form'

type Props = { filter: CatalogFilter; facets: ServiceList['facets'] }
const words = { family: 'families', zone: 'zones', level: 'levels' } as const

/** On a phone the bar of families above does for the first. Of each facet any number may be ticked; a count is what ticking would show beside the other facets. */
export async function Facets({ filter, facets }: Props) {
  const t = await getTranslations('catalog')
  return (
    <FacetForm path={routes.catalog.list} label={t('filter')} className={style.facets ?? ''}>
      {filter.q ? <input type="hidden" name="q" value={filter.q} /> : null}
      {(['family', 'zone', 'level'] as const).map((name) => {
        const chosen: readonly string[] = filter[name]
        return (
          <fieldset key={name}>
            <legend>{t(`${words[name]}.label`)}</legend>
            {facets[name].map(({ value, count }) => (
              <FacetBox key={value} name={name} value={value} chosen={chosen.includes(value)}>
                <span>{t(`${words[name]}.${value}`)}</span>
                <b>{count}</b>
              </FacetBox>
            ))}
          </fieldset>
        )
      })}
      <noscript>
        <button type="submit" className="btn btn--sm">
          {t('filter')}
        </button>
      </noscript>
    </FacetForm>
  )
}

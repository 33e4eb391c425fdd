import type { CatalogFilter } from '@/lib/catalog/input'
import type { FacetName } from '@/lib/catalog/list-services'
import { routes } from '@/lib/routes'

const facetNames = ['family', 'zone', 'level'] as const

/** The catalogue with one choice of a facet turned: taken where it was not, taken back where it was. */
export function catalogHref(filter: CatalogFilter, turned: { name: FacetName; value: string }): string {
  const query = new URLSearchParams(filter.q ? { q: filter.q } : {})
  for (const name of facetNames) {
    const chosen: readonly string[] = filter[name]
    const others = chosen.filter((value) => name !== turned.name || value !== turned.value)
    const next = name === turned.name && others.length === chosen.length ? [...others, turned.value] : others
    for (const value of next) query.append(name, value)
  }
  const text = query.toString()
  return text ? `${routes.catalog.list}?${text}` : routes.catalog.list
}

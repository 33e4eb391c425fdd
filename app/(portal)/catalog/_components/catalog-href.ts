import type { CatalogFilter } from '@/lib/catalog/input'
import { routes } from '@/lib/routes'

/** The catalogue with one choice changed; choosing what is chosen takes it back. */
export function catalogHref(
  filter: CatalogFilter,
  change: Partial<Record<keyof CatalogFilter, string>>,
): string {
  const query = new URLSearchParams()
  for (const key of ['q', 'family', 'zone', 'level'] as const) {
    const present = filter[key] === undefined ? undefined : String(filter[key])
    const next = key in change ? change[key] : present
    if (next && !(key in change && next === present)) query.set(key, next)
  }
  const text = query.toString()
  return text ? `${routes.catalog.list}?${text}` : routes.catalog.list
}

import type { useTranslations } from 'next-intl'
import type { Filter } from '@/components/ui/table-toolbar'
import type { Facets } from '@/lib/compute/list-facets'

type Translate = ReturnType<typeof useTranslations<'compute'>>

const states = [
  'building',
  'running',
  'stopped',
  'suspended',
  'changing',
  'closing',
  'recycled',
  'failed',
  'missing',
] as const
const zones = ['intranet', 'extranet', 'internet'] as const

/** What the list can be narrowed by; a facet with nothing to choose from is not offered. */
export function instanceFilters(t: Translate, facets: Facets, language: 'zh' | 'en'): Filter[] {
  const named = (rows: { id: string; name: string | { zh: string; en: string } }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: typeof name === 'string' ? name : name[language] }))
  return [
    {
      key: 'state',
      label: t('list.state'),
      options: states.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    {
      key: 'zone',
      label: t('list.zone'),
      options: zones.map((value) => ({ value, label: t(`zone.${value}`) })),
    },
    { key: 'system', label: t('list.system'), options: named(facets.systems) },
    { key: 'plan', label: t('list.plan'), options: named(facets.plans) },
    { key: 'pool', label: t('list.pool'), options: named(facets.pools) },
    { key: 'tag', label: t('list.tags'), options: facets.tags.map((value) => ({ value, label: value })) },
  ].filter(({ options }) => options.length > 0)
}

import type { Facets } from '@/lib/compute/list-facets'
import type { ListedInstance } from '@/lib/compute/list-instances'
import type { CsvColumn } from '@/lib/csv'

type Translate = (key: string) => string

/** Columns of the exported list, in the reader's language. */
export function exportColumns(
  t: Translate,
  facets: Facets,
  language: 'zh' | 'en',
): CsvColumn<ListedInstance>[] {
  const system = new Map(facets.systems.map((each) => [each.id, each]))
  const plan = new Map(facets.plans.map(({ id, name }) => [id, name[language]]))
  const service = new Map(facets.services.map(({ id, name }) => [id, name[language]]))
  const pool = new Map(facets.pools.map(({ id, name }) => [id, name]))
  const zoneOf = (row: ListedInstance) => system.get(row.businessSystemId)?.zone
  const size = (key: string): CsvColumn<ListedInstance> => ({
    title: t(`exports.${key}`),
    numeric: true,
    value: ({ spec }) => spec[key],
  })
  return [
    { title: t('list.name'), value: ({ name }) => name },
    { title: t('list.state'), value: ({ state }) => t(`state.${state}`) },
    { title: t('list.service'), value: ({ serviceId }) => service.get(serviceId) },
    { title: t('list.system'), value: ({ businessSystemId }) => system.get(businessSystemId)?.name },
    { title: t('list.zone'), value: (row) => (zoneOf(row) ? t(`zone.${zoneOf(row)}`) : '') },
    { title: t('list.plan'), value: ({ planId }) => plan.get(planId ?? '') },
    size('vcpu'),
    size('memoryMiB'),
    size('diskGiB'),
    size('dataDiskGiB'),
    { title: t('list.address'), value: ({ address }) => address },
    { title: t('list.pool'), value: ({ poolId }) => pool.get(poolId ?? '') },
    { title: t('list.tags'), value: ({ tags }) => tags.join(' ') },
    { title: t('list.created'), value: ({ createdAt }) => createdAt },
    { title: t('list.ends'), value: ({ endsOn }) => endsOn },
    { title: t('exports.id'), value: ({ id }) => id },
  ]
}

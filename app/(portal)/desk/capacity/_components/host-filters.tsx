import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/ui/table-state'
import { TableToolbar } from '@/components/ui/table-toolbar'
import { routes } from '@/lib/routes'
import { hostLoads } from '@/lib/scheduler/host-filter'
import { hostStates } from '@/lib/scheduler/host-states'
import type { Pool } from '@/lib/scheduler/list-pools'

/** What picture and table show: by name, pool, state and load. */
export async function HostFilters({ pools, params }: { pools: Pool[]; params: SearchParams }) {
  const [t, states] = await Promise.all([
    getTranslations('scheduler.capacity.table'),
    getTranslations('scheduler.hostStates'),
  ])
  return (
    <TableToolbar
      path={routes.desk.capacity}
      params={params}
      search={t('search')}
      filters={[
        {
          key: 'pool',
          label: t('columns.pool'),
          options: pools.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          key: 'state',
          label: t('columns.state'),
          options: hostStates.map((value) => ({ value, label: states(value) })),
        },
        {
          key: 'load',
          label: t('load'),
          single: true,
          options: hostLoads.map((value) => ({ value, label: t(`loads.${value}`) })),
        },
      ]}
    />
  )
}

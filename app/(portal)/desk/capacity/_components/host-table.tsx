import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { MiniMeter } from '@/components/ui/mini-meter'
import { State } from '@/components/ui/state'
import { readTableState, type SearchParams, tableHref } from '@/components/ui/table-state'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { type HostShown, listHosts } from '@/lib/scheduler/list-hosts'

const shapes = { up: 'running', drain: 'suspended', maintenance: 'suspended', down: 'stopped' } as const

/** The bars as a table, fullest first. */
export async function HostTable({ total, params }: { total: number; params: SearchParams }) {
  const [t, h, f] = await Promise.all([
    getTranslations('scheduler.capacity.table'),
    getTranslations('scheduler.hostStates'),
    getFormat(),
  ])
  const { page, size } = readTableState(params)
  const rows = await listHosts(await requireCtx('capacity:read'), { page, size })
  const taken = (free: number, all: number) => {
    const share = all > 0 ? 1 - free / all : 0
    return <MiniMeter percent={share * 100} />
  }
  return (
    <DataTable<HostShown>
      caption={t('title')}
      rows={rows}
      total={total}
      rowKey={(row) => row.id}
      path={routes.desk.capacity}
      params={params}
      dense
      flush
      columns={[
        {
          key: 'name',
          head: t('columns.name'),
          cell: ({ id, name, poolName }) => (
            <>
              <Link href={tableHref(routes.desk.capacity, params, { host: id, page: String(page) })}>
                {name}
              </Link>
              <span className="sub" lang="zh-CN">
                {poolName}
              </span>
            </>
          ),
        },
        {
          key: 'cpu',
          head: t('columns.cpu'),
          num: true,
          nowrap: true,
          cell: (host) => taken(host.freeVcpu, host.vcpu),
        },
        {
          key: 'memory',
          head: t('columns.memory'),
          num: true,
          nowrap: true,
          cell: (host) => taken(host.freeMemoryMiB, host.memoryMiB),
        },
        {
          key: 'disk',
          head: t('columns.disk'),
          num: true,
          nowrap: true,
          cell: (host) => taken(host.freeDiskGiB, host.diskGiB),
        },
        { key: 'machines', head: t('columns.machines'), num: true, cell: (host) => f.number(host.machines) },
        {
          key: 'state',
          head: t('columns.state'),
          nowrap: true,
          cell: ({ state }) => <State is={shapes[state]}>{h(state)}</State>,
        },
      ]}
    />
  )
}

import { getTranslations } from 'next-intl/server'
import { Segments } from '@/components/charts/segments'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { State } from '@/components/ui/state'
import { readTableState, type SearchParams } from '@/components/ui/table-state'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { readHostFilter } from '@/lib/scheduler/host-filter'
import { type HostRow, listHosts } from '@/lib/scheduler/list-hosts'
import { hostShapes } from './host-shapes'

/** The hosts that match, fullest first, each with what stands on it; beside the pictures, and instead of them. */
export async function HostTable({ params }: { params: SearchParams }) {
  const ctx = await requireCtx('capacity:read')
  const { page, size } = readTableState(params)
  const [t, h, f, { rows, total }] = await Promise.all([
    getTranslations('scheduler.capacity.table'),
    getTranslations('scheduler'),
    getFormat(),
    listHosts(ctx, readHostFilter(params), { page, size }),
  ])
  const taken = (free: number, all: number) => f.percent(all > 0 ? 1 - free / all : 0)
  return (
    <DataTable<HostRow>
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
              <Link href={routes.desk.host(id)}>{name}</Link>
              <span className="sub" lang="zh-CN">
                {poolName}
              </span>
            </>
          ),
        },
        {
          key: 'bar',
          head: t('columns.bar'),
          width: '28%',
          skipOnPhone: true,
          cell: (host) => (
            <Segments
              sizes={pieces(host)}
              whole={host.vcpu}
              text={t('bar', {
                machines: f.number(host.machines),
                used: host.vcpu - host.freeVcpu,
                all: host.vcpu,
              })}
            />
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
        {
          key: 'machines',
          head: t('columns.machines'),
          num: true,
          cell: ({ machines }) => f.number(machines),
        },
        {
          key: 'state',
          head: t('columns.state'),
          nowrap: true,
          cell: ({ state }) => <State is={hostShapes[state]}>{h(`hostStates.${state}`)}</State>,
        },
      ]}
    />
  )
}

/** What is listed, and all that is smaller as one more. */
function pieces({ sizes, vcpu, freeVcpu }: HostRow): number[] {
  const rest = vcpu - freeVcpu - sizes.reduce((sum, size) => sum + size, 0)
  return rest > 0 ? [...sizes, rest] : sizes
}

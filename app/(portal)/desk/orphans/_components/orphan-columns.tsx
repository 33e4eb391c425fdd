import type { Column } from '@/components/ui/data-table'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import type { Format } from '@/lib/i18n/format'
import type { Ghost, ShownOrphan } from '@/lib/provisioning/list-orphans'
import { OrphanVerbs } from './orphan-verbs'

type Words = { t: (key: string) => string; f: Format; ghosts: Ghost[] }

const shapes = {
  seen: 'risk',
  quarantined: 'suspended',
  adopting: 'changing',
  adopted: 'done',
  removing: 'closing',
  removed: 'closed',
  gone: 'closed',
} as const

export function orphanColumns({ t, f, ghosts }: Words): Column<ShownOrphan>[] {
  return [
    {
      key: 'ref',
      head: t('columns.ref'),
      cell: ({ engineRef, details }) => (
        <>
          <b>{String(details.name ?? engineRef)}</b>
          <span className="sub mono">{engineRef}</span>
        </>
      ),
    },
    {
      key: 'pool',
      head: t('columns.pool'),
      cell: ({ pool, details }) => (
        <>
          <span lang="zh-CN">{pool?.name}</span>{' '}
          {pool?.driver === 'simulator' ? <Tag>{t('simulated')}</Tag> : null}
          <span className="sub mono">{String(details.hostName ?? '')}</span>
        </>
      ),
    },
    {
      key: 'size',
      head: t('columns.size'),
      nowrap: true,
      cell: ({ details }) => `${Number(details.vcpu)} vCPU, ${f.mib(Number(details.memoryMiB))}`,
    },
    {
      key: 'first',
      head: t('columns.first'),
      nowrap: true,
      cell: ({ firstSeenAt }) => f.moment(firstSeenAt),
    },
    {
      key: 'state',
      head: t('columns.state'),
      nowrap: true,
      cell: ({ state }) => <State is={shapes[state]}>{t(`states.${state}`)}</State>,
    },
    {
      key: 'decision',
      head: t('columns.decision'),
      fixed: true,
      cell: (orphan) => <OrphanVerbs orphan={orphan} ghosts={ghosts} />,
    },
  ]
}

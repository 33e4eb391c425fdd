import type { Column } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { State } from '@/components/ui/state'
import type { Format } from '@/lib/i18n/format'
import { routes } from '@/lib/routes'
import type { DecisionShown } from '@/lib/scheduler/search-decisions'

type Translate = (key: string, params?: Record<string, string | number>) => string
type Words = { t: Translate; h: Translate; f: Format; hrefOf: (id: string) => string }

export const sizeWords = (t: Translate, f: Format, { vcpu, memoryMiB, diskGiB }: DecisionShown['request']) =>
  f.facts(t('cores', { n: vcpu }), f.mib(memoryMiB), f.gib(diskGiB))

export function decisionColumns({ t, h, f, hrefOf }: Words): Column<DecisionShown>[] {
  return [
    {
      key: 'at',
      head: t('columns.at'),
      nowrap: true,
      cell: ({ id, at }) => (
        <Link href={hrefOf(id)} scroll={false} data-ask={hrefOf(id)}>
          {f.exact(at)}
        </Link>
      ),
    },
    {
      key: 'agency',
      head: t('columns.agency'),
      cell: ({ agencyName, key }) => (
        <>
          <span lang="zh-CN">{agencyName}</span>
          <span className="sub mono">{key.slice(0, 8)}</span>
        </>
      ),
    },
    { key: 'size', head: t('columns.size'), nowrap: true, cell: ({ request }) => sizeWords(t, f, request) },
    {
      key: 'outcome',
      head: t('columns.outcome'),
      nowrap: true,
      cell: ({ placed }) => (
        <State is={placed ? 'done' : 'returned'}>{t(placed ? 'outcomes.placed' : 'outcomes.refused')}</State>
      ),
    },
    {
      key: 'where',
      head: t('columns.where'),
      cell: ({ hostId, hostName, explanation }) =>
        hostId && hostName ? (
          <Link href={routes.desk.host(hostId)}>{hostName}</Link>
        ) : (
          (explanation.refused ?? [])
            .map(({ filter }) => h(`filters.${filter}`))
            .join(h('capacity.separator'))
        ),
    },
  ]
}

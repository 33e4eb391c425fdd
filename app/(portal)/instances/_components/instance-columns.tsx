import type { useTranslations } from 'next-intl'
import type { Column } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import type { Facets } from '@/lib/compute/list-facets'
import type { ListedInstance } from '@/lib/compute/list-instances'
import type { Format } from '@/lib/i18n/format'
import { routes } from '@/lib/routes'
import { dayOf } from '@/lib/shanghai'
import { EndsOn } from './ends-on'
import { InstanceState } from './instance-state'

type Words = {
  t: ReturnType<typeof useTranslations<'compute.list'>>
  zoneOf: (zone: string) => string
  f: Format
  language: 'zh' | 'en'
  now: Date
  facets: Facets
  costs: ReadonlyMap<string, bigint>
  services: boolean
}

/** The columns of the list; names of plans, systems and pools come from the facets. */
export function instanceColumns({
  t,
  zoneOf,
  f,
  language,
  now,
  facets,
  costs,
  services,
}: Words): Column<ListedInstance>[] {
  const system = new Map(facets.systems.map((each) => [each.id, each]))
  const plan = new Map(facets.plans.map(({ id, name }) => [id, name[language]]))
  const service = new Map(facets.services.map(({ id, name }) => [id, name[language]]))
  const pool = new Map(facets.pools.map(({ id, name }) => [id, name]))
  const today = dayOf(now)
  const all: (Column<ListedInstance> & { only?: 'machines' | 'services' })[] = [
    {
      key: 'name',
      head: t('name'),
      sort: true,
      cell: (row) => (
        <>
          <Link href={routes.instances.one(row.id)}>
            <b lang="zh-CN">{row.name}</b>
          </Link>{' '}
          {row.state === 'running' && dayOf(row.createdAt) === today ? (
            <Tag tone="act">{t('newToday')}</Tag>
          ) : null}
          <span className="sub mono">{hostNameOf(row)}</span>
        </>
      ),
    },
    { key: 'state', head: t('state'), nowrap: true, cell: (row) => <InstanceState state={row.state} /> },
    {
      key: 'service',
      head: t('service'),
      only: 'services',
      cell: (row) => service.get(row.serviceId) ?? '—',
    },
    {
      key: 'system',
      head: t('system'),
      cell: (row) => <span lang="zh-CN">{system.get(row.businessSystemId)?.name ?? '—'}</span>,
    },
    { key: 'plan', head: t('plan'), nowrap: true, cell: (row) => plan.get(row.planId ?? '') ?? '—' },
    { key: 'address', head: t('address'), mono: true, only: 'machines', cell: (row) => row.address ?? '—' },
    {
      key: 'cost',
      head: t('cost'),
      num: true,
      cell: (row) => (costs.has(row.id) ? f.money(costs.get(row.id) ?? 0n) : '—'),
    },
    {
      key: 'ends',
      head: t('ends'),
      sort: true,
      nowrap: true,
      cell: (row) => <EndsOn endsOn={row.endsOn} recycleUntil={row.recycleUntil} now={now} />,
    },
    {
      key: 'zone',
      head: t('zone'),
      hidden: true,
      cell: (row) => zoneOf(system.get(row.businessSystemId)?.zone ?? ''),
    },
    {
      key: 'pool',
      head: t('pool'),
      hidden: true,
      only: 'machines',
      cell: (row) => pool.get(row.poolId ?? '') ?? '—',
    },
    {
      key: 'created',
      head: t('created'),
      hidden: true,
      sort: true,
      nowrap: true,
      cell: (row) => f.day(row.createdAt, now),
    },
    {
      key: 'tags',
      head: t('tags'),
      hidden: true,
      cell: ({ tags }) => tags.map((tag) => <Tag key={tag}>{tag}</Tag>),
    },
  ]
  return all.filter(({ only }) => !only || only === (services ? 'services' : 'machines'))
}

/** The host name as ordered, where the name says something else; else the first part of the id. */
const hostNameOf = ({ id, name, config }: ListedInstance): string =>
  typeof config.hostName === 'string' && config.hostName !== name ? config.hostName : id.slice(0, 13)

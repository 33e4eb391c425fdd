import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RefreshButton } from '@/components/ui/refresh-button'
import { Section } from '@/components/ui/section'
import { readTableState, tableHref } from '@/components/ui/table-state'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listPlanSizes } from '@/lib/catalog/list-plan-sizes'
import { getFormat } from '@/lib/i18n/get-format'
import { capacityOverview } from '@/lib/scheduler/capacity-overview'
import { listHeadroom } from '@/lib/scheduler/headroom/list-headroom'
import { readHostFilter } from '@/lib/scheduler/host-filter'
import { listHosts } from '@/lib/scheduler/list-hosts'
import { poolRoom } from '@/lib/scheduler/pool-room'
import { AddHostsButton } from './_components/add-hosts-button'
import { AddPoolButton } from './_components/add-pool-button'
import { BarLegend } from './_components/bar-legend'
import { capacityFacts } from './_components/capacity-facts'
import { CapacityTabs } from './_components/capacity-tabs'
import { EnergySection } from './_components/energy-section'
import { HostFilters } from './_components/host-filters'
import { HostPictures } from './_components/host-pictures'
import { HostTable } from './_components/host-table'
import { PoolRow } from './_components/pool-row'
import { Today } from './_components/today'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scheduler.capacity'))('title') }
}

/** What is free, and what of it is held back. */
async function loadRooms(ctx: Awaited<ReturnType<typeof requireCtx>>) {
  const [headroom, sizes] = await Promise.all([listHeadroom(ctx), listPlanSizes(ctx)])
  return { headroom, rooms: await poolRoom(ctx, sizes, headroom) }
}

export default async function CapacityPage({ searchParams }: PageProps<'/desk/capacity'>) {
  const ctx = await requireCtx('capacity:read')
  const params = await searchParams
  const { page, size } = readTableState(params)
  const [t, f, overview, listed, { headroom, rooms }] = await Promise.all([
    getTranslations('scheduler.capacity'),
    getFormat(),
    capacityOverview(ctx),
    listHosts(ctx, readHostFilter(params), { page, size }),
    loadRooms(ctx),
  ])
  const pools = overview.map(({ pool }) => pool)
  const totals = overview.map((each) => each.totals)
  const hosts = totals.reduce((all, each) => all + each.hosts, 0)
  const simulated = pools.some(({ driver }) => driver === 'simulator')
  const mayManage = can(ctx.actor, 'capacity:manage')
  const beside = t('beside', { pools: pools.length, hosts, time: f.time(ctx.now()) })
  return (
    <>
      <PageHeader
        title={t('title')}
        beside={
          <>
            <span className="t3">{beside}</span> {simulated ? <Tag>{t('simulated')}</Tag> : null}
          </>
        }
        facts={capacityFacts({ t, f, totals })}
        actions={
          <>
            <RefreshButton label={t('refresh')} />
            {mayManage ? <AddPoolButton /> : null}
            {mayManage && pools.length > 0 ? <AddHostsButton pools={pools} /> : null}
          </>
        }
        bare
      />
      <CapacityTabs here="capacity" />
      <BarLegend />
      {pools.length === 0 ? (
        <EmptyState icon="stack" title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <>
          <HostFilters pools={pools} params={params} />
          <ClientMessages of={['scheduler.capacity.map', 'scheduler.capacity.headroom']}>
            <HostPictures query={tableHref('', params, { page: undefined }).slice(1)}>
              {overview.map((each) => (
                <PoolRow
                  key={each.pool.id}
                  shown={each}
                  room={rooms.get(each.pool.id)}
                  headroom={headroom.get(each.pool.id)}
                  mayManage={mayManage}
                />
              ))}
            </HostPictures>
          </ClientMessages>
          <EnergySection />
        </>
      )}
      <div className="cols cols--rule">
        <Section title={t('table.title')} className="c8">
          <HostTable {...listed} params={params} />
        </Section>
        <Today className="c4" />
      </div>
    </>
  )
}

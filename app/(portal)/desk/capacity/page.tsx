import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RefreshButton } from '@/components/ui/refresh-button'
import { Section } from '@/components/ui/section'
import { tableHref } from '@/components/ui/table-state'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { capacityOverview } from '@/lib/scheduler/capacity-overview'
import { isFiltered, readHostFilter } from '@/lib/scheduler/host-filter'
import { AddHostsButton } from './_components/add-hosts-button'
import { AddPoolButton } from './_components/add-pool-button'
import { BarLegend } from './_components/bar-legend'
import { capacityFacts } from './_components/capacity-facts'
import { CapacityTabs } from './_components/capacity-tabs'
import { EnergySection } from './_components/energy-section'
import { HostFilters } from './_components/host-filters'
import { HostTable } from './_components/host-table'
import { PoolPictures } from './_components/pool-pictures'
import { Today } from './_components/today'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scheduler.capacity'))('title') }
}

/** The pools as pictures, or their hosts as a table (`?view=table`); a table too where something is looked for. */
export default async function CapacityPage({ searchParams }: PageProps<'/desk/capacity'>) {
  const ctx = await requireCtx('capacity:read')
  const params = await searchParams
  const asTable = params.view === 'table'
  const [t, f, overview] = await Promise.all([
    getTranslations('scheduler.capacity'),
    getFormat(),
    capacityOverview(ctx),
  ])
  const pools = overview.map(({ pool }) => pool)
  const totals = overview.map((each) => each.totals)
  const hosts = totals.reduce((all, each) => all + each.hosts, 0)
  const simulated = pools.some(({ driver }) => driver === 'simulator')
  const mayManage = can(ctx.actor, 'capacity:manage')
  const beside = t('beside', { pools: pools.length, hosts: f.number(hosts), time: f.time(ctx.now()) })
  const otherView = tableHref(routes.desk.capacity, params, {
    view: asTable ? undefined : 'table',
    page: undefined,
  })
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
            <LinkButton href={otherView}>{t(asTable ? 'asPictures' : 'asTable')}</LinkButton>
            {mayManage ? <AddPoolButton /> : null}
            {mayManage && pools.length > 0 ? <AddHostsButton pools={pools} /> : null}
          </>
        }
        bare
      />
      <CapacityTabs here="capacity" />
      {asTable ? null : <BarLegend />}
      {pools.length === 0 ? (
        <EmptyState icon="stack" title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <>
          <HostFilters pools={pools} params={params} />
          {asTable ? null : <PoolPictures overview={overview} params={params} />}
          {asTable || isFiltered(readHostFilter(params)) ? (
            <Section title={t('table.title')}>
              <HostTable params={params} />
            </Section>
          ) : null}
        </>
      )}
      {asTable ? null : (
        <div className="cols cols--rule">
          <EnergySection className="c8" />
          <Today className="c4" />
        </div>
      )}
    </>
  )
}

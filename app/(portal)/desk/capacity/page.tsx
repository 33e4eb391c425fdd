import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { RefreshButton } from '@/components/ui/refresh-button'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { capacityOverview } from '@/lib/scheduler/capacity-overview'
import { AddHostsButton } from './_components/add-hosts-button'
import { AddPoolButton } from './_components/add-pool-button'
import { BarLegend } from './_components/bar-legend'
import { capacityFacts } from './_components/capacity-facts'
import { HostTable } from './_components/host-table'
import { PoolRow } from './_components/pool-row'
import { Today } from './_components/today'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scheduler.capacity'))('title') }
}

export default async function CapacityPage({ searchParams }: PageProps<'/desk/capacity'>) {
  const ctx = await requireCtx('capacity:read')
  const params = await searchParams
  const selected = typeof params.host === 'string' ? params.host : undefined
  const [t, f, overview] = await Promise.all([
    getTranslations('scheduler.capacity'),
    getFormat(),
    capacityOverview(ctx, selected),
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
            <Link className="btn" href={routes.desk.forecast}>
              {t('forecast')}
            </Link>
            <RefreshButton label={t('refresh')} />
            {mayManage ? <AddPoolButton /> : null}
            {mayManage && pools.length > 0 ? <AddHostsButton pools={pools} /> : null}
          </>
        }
      />
      <BarLegend />
      {overview.map((each) => (
        <PoolRow key={each.pool.id} shown={each} selected={selected} mayManage={mayManage} />
      ))}
      {pools.length === 0 ? (
        <EmptyState icon="stack" title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : null}
      <div className="cols cols--rule">
        <Section title={t('table.title')} className="c7">
          <HostTable total={hosts} params={params} />
        </Section>
        <Today className="c5" />
      </div>
    </>
  )
}

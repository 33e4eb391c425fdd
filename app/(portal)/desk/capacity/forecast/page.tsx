import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listMachinePlans } from '@/lib/catalog/list-machine-plans'
import { routes } from '@/lib/routes'
import { listPools } from '@/lib/scheduler/list-pools'
import { listPlannedHosts } from '@/lib/scheduler/planned-hosts/list-planned-hosts'
import { latestForecast, listWhatIfs } from '@/lib/scheduler/what-if/queries'
import { AskForm } from './_components/ask-form'
import { AskedList } from './_components/asked-list'
import { ForecastSection } from './_components/forecast-section'
import { PlannedHosts } from './_components/planned-hosts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scheduler.forecast'))('title') }
}

export default async function ForecastPage({ searchParams }: PageProps<'/desk/capacity/forecast'>) {
  const ctx = await requireCtx('capacity:read')
  const [t, params, pools] = [
    await getTranslations('scheduler.forecast'),
    await searchParams,
    await listPools(ctx),
  ]
  const pool = pools.find(({ id }) => id === params.pool) ?? pools[0]
  const crumbs = [{ label: t('capacity'), href: routes.desk.capacity }, { label: t('title') }]
  if (!pool)
    return (
      <>
        <PageHeader title={t('title')} crumbs={crumbs} />
        <EmptyState icon="stack" title={t('noPools')} />
      </>
    )
  const [planned, plain, asked, plans] = [
    await listPlannedHosts(ctx, pool.id),
    await latestForecast(ctx, pool.id),
    await listWhatIfs(ctx, pool.id),
    await listMachinePlans(ctx),
  ]
  const chosen = asked.find(({ id }) => id === params.what)
  return (
    <>
      <LiveRefresh topics={['queue:resourceOperator', 'queue:authority']} />
      <PageHeader title={t('title')} lede={t('lede')} crumbs={crumbs} />
      <Tabs
        label={t('pools')}
        tabs={pools.map(({ id, name }) => ({
          label: name,
          href: `${routes.desk.forecast}?pool=${id}`,
          current: id === pool.id,
        }))}
      />
      <ForecastSection title={t('plain')} shown={plain} empty={t('notYet')} />
      {chosen ? <ForecastSection title={t('whatIf')} shown={chosen} beside={plain} /> : null}
      <div className="cols cols--rule">
        {can(ctx.actor, 'capacity:plan') ? (
          <Section title={t('ask.title')} className="c7">
            <AskForm pool={pool} plans={plans} />
          </Section>
        ) : null}
        <Section title={t('asked.title')} className="c5">
          <AskedList asked={asked} chosen={chosen?.id} />
        </Section>
      </div>
      <Section title={t('planned.title')}>
        <PlannedHosts pool={pool} planned={planned} mayManage={can(ctx.actor, 'capacity:manage')} />
      </Section>
    </>
  )
}

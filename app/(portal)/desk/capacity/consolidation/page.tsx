import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { EmptyState } from '@/components/ui/empty-state'
import { Note } from '@/components/ui/note'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { findConsolidation } from '@/lib/consolidation/find-consolidation'
import { routes } from '@/lib/routes'
import { listPools } from '@/lib/scheduler/list-pools'
import { EnergySection } from '../_components/energy-section'
import { PlansSection } from './_components/plans-section'
import { PowerForms } from './_components/power-forms'
import { SettingForm } from './_components/setting-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consolidation'))('title') }
}

/** One pool: how it stands, what it draws, its plans, and how they are made. */
export default async function ConsolidationPage({ searchParams }: PageProps<'/desk/capacity/consolidation'>) {
  const ctx = await requireCtx('capacity:read')
  const [t, params, pools] = await Promise.all([
    getTranslations('consolidation'),
    searchParams,
    listPools(ctx),
  ])
  const pool = pools.find(({ id }) => id === params.pool) ?? pools[0]
  const crumbs = [{ label: t('capacity'), href: routes.desk.capacity }, { label: t('title') }]
  if (!pool)
    return (
      <>
        <PageHeader title={t('title')} crumbs={crumbs} />
        <EmptyState icon="stack" title={t('noPools')}>
          {t('noPoolsText')}
        </EmptyState>
      </>
    )
  const now = await findConsolidation(ctx, pool)
  const { abilities, hosts, reserve, setting, shapes } = now
  const mayChange = can(ctx.actor, 'capacity:consolidate')
  const lacking = abilities.move ? (abilities.power ? null : 'noPower') : 'noMove'
  return (
    <>
      <LiveRefresh topics={['queue:resourceOperator']} />
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        crumbs={crumbs}
        facts={[
          { key: 'on', label: t('now.on'), value: t('now.of', { on: hosts.on, all: hosts.all }) },
          { key: 'idle', label: t('now.idle'), value: t('now.hosts', { n: hosts.idle }) },
          { key: 'reserve', label: t('now.reserve'), value: t('now.hosts', { n: reserve }) },
          { key: 'asleep', label: t('now.asleep'), value: t('now.hosts', { n: hosts.asleep }) },
        ]}
      />
      <Tabs
        label={t('pools')}
        tabs={pools.map(({ id, name }) => ({
          label: name,
          href: `${routes.desk.consolidation}?pool=${id}`,
          current: id === pool.id,
        }))}
      />
      {lacking ? (
        <Note tone="warn" title={t('unable.title')}>
          {t(`errors.${lacking}`)} {t(`remedies.${lacking}`)}
        </Note>
      ) : null}
      <PlansSection pool={pool} setting={setting} mayPlan={mayChange && lacking === null} params={params} />
      <EnergySection poolId={pool.id} />
      <div className="cols cols--rule">
        {mayChange ? (
          <Section title={t('setting.title')} className="c7">
            <SettingForm key={pool.id} poolId={pool.id} setting={setting} />
          </Section>
        ) : null}
        <Section title={t('power.title')} note={t('power.note')} className="c5">
          <PowerForms poolId={pool.id} shapes={shapes} mayChange={mayChange} />
        </Section>
      </div>
    </>
  )
}

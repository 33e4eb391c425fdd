import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { requireCtx } from '@/lib/auth/session'
import { findEvacuation } from '@/lib/evacuation/find-evacuation'
import { kindFor } from '@/lib/evacuation/rules'
import { routes } from '@/lib/routes'
import { hostShapes } from '../../../_components/host-shapes'
import { loadHost } from '../load-host'
import { EvacuationProgress } from './_components/evacuation-progress'
import { PlanSection } from './_components/plan-section'

type Props = PageProps<'/desk/capacity/hosts/[id]/evacuation'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [host, t] = await Promise.all([loadHost((await params).id), getTranslations('evacuation')])
  return { title: t(`titles.${kindFor(host.state)}`, { name: host.name }) }
}

/** Emptying a host: what is going on or how it went, and what would happen now. */
export default async function EvacuationPage({ params }: Props) {
  const ctx = await requireCtx('capacity:read')
  const host = await loadHost((await params).id)
  const [t, h, latest] = await Promise.all([
    getTranslations('evacuation'),
    getTranslations('scheduler'),
    findEvacuation(ctx, host.id),
  ])
  return (
    <>
      <LiveRefresh topics={['queue:resourceOperator']} />
      <PageHeader
        crumbs={[
          { label: h('capacity.title'), href: routes.desk.capacity },
          { label: host.name, href: routes.desk.host(host.id) },
          { label: t('crumb') },
        ]}
        title={t(`titles.${kindFor(host.state)}`, { name: host.name })}
        beside={<State is={hostShapes[host.state]}>{h(`hostStates.${host.state}`)}</State>}
        lede={t(`ledes.${kindFor(host.state)}`)}
      />
      {latest ? <EvacuationProgress evacuation={latest} hostId={host.id} /> : null}
      {latest?.state === 'running' ? null : <PlanSection hostId={host.id} />}
    </>
  )
}

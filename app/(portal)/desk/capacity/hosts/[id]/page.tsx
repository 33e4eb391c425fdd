import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { listRoomOn } from '@/lib/scheduler/list-room-on'
import { hostShapes } from '../../_components/host-shapes'
import { HostVerbs } from '../../_components/host-verbs'
import { stateReason } from '../../_components/state-reason'
import { HostDecisions } from './_components/host-decisions'
import { HostMachines } from './_components/host-machines'
import { HostReservations } from './_components/host-reservations'
import { loadHost } from './load-host'

export async function generateMetadata({
  params,
}: PageProps<'/desk/capacity/hosts/[id]'>): Promise<Metadata> {
  return { title: (await loadHost((await params).id)).name }
}

/** One host: how full, which machines stand there, what is reserved, why they came, and what may be done about it. */
export default async function HostPage({ params }: PageProps<'/desk/capacity/hosts/[id]'>) {
  const ctx = await requireCtx('capacity:read')
  const host = await loadHost((await params).id)
  const [t, h, why, engine, f, room] = await Promise.all([
    getTranslations('scheduler.host'),
    getTranslations('scheduler'),
    getTranslations('scheduler.stateReasons'),
    getTranslations('provisioning.engine'),
    getFormat(),
    listRoomOn(ctx, host.id),
  ])
  const of = (free: number, all: number, word: (n: number) => string) =>
    t('of', { used: word(all - free), all: word(all), share: f.percent(all > 0 ? 1 - free / all : 0) })
  return (
    <>
      <LiveRefresh topics={['queue:resourceOperator']} />
      <PageHeader
        crumbs={[{ label: h('capacity.title'), href: routes.desk.capacity }, { label: host.name }]}
        title={host.name}
        beside={<State is={hostShapes[host.state]}>{h(`hostStates.${host.state}`)}</State>}
        lede={
          host.stateReason ? t('reason', { reason: stateReason(host.stateReason, why, engine) }) : undefined
        }
        facts={[
          { key: 'pool', label: t('pool'), value: host.poolName },
          { key: 'cpu', label: 'vCPU', value: of(host.freeVcpu, host.vcpu, (n) => f.number(n)) },
          { key: 'memory', label: t('memory'), value: of(host.freeMemoryMiB, host.memoryMiB, f.mib) },
          { key: 'disk', label: t('disk'), value: of(host.freeDiskGiB, host.diskGiB, f.gib) },
        ]}
        actions={can(ctx.actor, 'capacity:manage') ? <HostVerbs host={host} /> : null}
      />
      <HostMachines host={host} room={room} />
      <div className="cols cols--rule">
        <HostReservations room={room} className="c5" />
        <HostDecisions keys={room.map(({ key }) => key)} className="c7" />
      </div>
    </>
  )
}

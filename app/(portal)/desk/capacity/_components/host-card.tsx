import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Meter } from '@/components/ui/meter'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import type { HostShown } from '@/lib/scheduler/list-hosts'
import { HostVerbs } from './host-verbs'
import { stateReason } from './state-reason'

/** The chosen host in figures, with what may be done about it. */
export async function HostCard({ host, mayManage }: { host: HostShown; mayManage: boolean }) {
  const [t, h, f, why, engine] = await Promise.all([
    getTranslations('scheduler.capacity.host'),
    getTranslations('scheduler.hostStates'),
    getFormat(),
    getTranslations('scheduler.stateReasons'),
    getTranslations('provisioning.engine'),
  ])
  const taken = host.vcpu - host.freeVcpu
  const memory = host.memoryMiB - host.freeMemoryMiB
  const cpuText = t('cpu', { used: taken - host.heldVcpu, held: host.heldVcpu, all: host.vcpu })
  const memoryText = t('memory', { used: f.mib(memory), all: f.mib(host.memoryMiB) })
  return (
    <div className="hostcard">
      <div>
        <b className="mono">
          <Link href={routes.desk.host(host.id)}>{host.name}</Link>
        </b>
        <p className="t3">{t('machines', { state: h(host.state), n: host.machines })}</p>
        {host.stateReason ? (
          <p className="t3">{t('reason', { reason: stateReason(host.stateReason, why, engine) })}</p>
        ) : null}
      </div>
      <Meter
        label="vCPU"
        figures={cpuText}
        text={cpuText}
        limit={host.vcpu}
        used={taken - host.heldVcpu}
        held={host.heldVcpu}
      />
      <Meter
        label={t('memoryLabel')}
        figures={memoryText}
        text={memoryText}
        limit={host.memoryMiB}
        colour="var(--chart-3)"
        used={memory}
      />
      {mayManage ? (
        <div className="col-span-full">
          <HostVerbs host={host} />
        </div>
      ) : null}
    </div>
  )
}

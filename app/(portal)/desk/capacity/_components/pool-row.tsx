import { getTranslations } from 'next-intl/server'
import { HostBars } from '@/components/charts/host-bars'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import type { PoolShown } from '@/lib/scheduler/capacity-overview'
import type { HostShown } from '@/lib/scheduler/list-hosts'
import type { PoolRoom } from '@/lib/scheduler/pool-room'
import { HostCard } from './host-card'
import { RoomList } from './room-list'

const barStates = {
  up: 'on',
  drain: 'draining',
  maintenance: 'draining',
  down: 'off',
  dozing: 'asleep',
  asleep: 'asleep',
  waking: 'asleep',
} as const
const warnAt = 0.75

type Props = { shown: PoolShown; room?: PoolRoom; selected?: string; mayManage: boolean }

/** One pool: how full, its hosts as bars, and what still fits. The chosen host opens beneath its bars. */
export async function PoolRow({ shown: { pool, totals, hosts }, room, selected, mayManage }: Props) {
  const [t, h, f] = await Promise.all([
    getTranslations('scheduler.capacity'),
    getTranslations('scheduler'),
    getFormat(),
  ])
  const { vcpu, heldVcpu: held } = totals
  const used = vcpu - totals.freeVcpu
  const share = vcpu > 0 ? used / vcpu : 0
  const chosen = hosts.find(({ id }) => id === selected)
  const textOf = (host: HostShown) =>
    t('host.text', {
      name: host.name,
      used: host.vcpu - host.freeVcpu,
      all: host.vcpu,
      memory: f.percent(1 - host.freeMemoryMiB / host.memoryMiB),
      state: h(`hostStates.${host.state}`),
    })
  return (
    <section className="pool" aria-label={pool.name}>
      <div>
        <h2 className="text-14 font-semibold" lang="zh-CN">
          {pool.name}
        </h2>
        <p className="t3 small">
          {t('pool.hosts', { architecture: h(`architectures.${pool.architecture}`), n: totals.hosts })}
        </p>
        {hosts.length < totals.hosts ? (
          <p className="t3 small">{t('pool.fullest', { n: hosts.length })}</p>
        ) : null}
        <p className="t3 small">{t('pool.level', { levels: pool.protectionLevels.join(t('separator')) })}</p>
        <p className="mt-1.5">
          <b className={share >= warnAt ? 'warn text-20' : 'text-20'}>{f.percent(share)}</b>{' '}
          <span className="small t3">vCPU</span>
        </p>
      </div>
      {hosts.length > 0 ? (
        <HostBars
          label={t('pool.bars', { name: pool.name, n: hosts.length })}
          selected={chosen?.id}
          hosts={hosts.map((host) => ({
            id: host.id,
            name: host.name,
            href: `${routes.desk.capacity}?host=${host.id}`,
            cpu: 1 - (host.freeVcpu + host.heldVcpu) / host.vcpu,
            held: host.heldVcpu / host.vcpu,
            memory: 1 - host.freeMemoryMiB / host.memoryMiB,
            state: barStates[host.state],
            text: textOf(host),
          }))}
        />
      ) : (
        <p className="t3">{t('pool.empty')}</p>
      )}
      <div>
        <dl className="kv small">
          <dt>{t('pool.used')}</dt>
          <dd>
            {f.number(used)} / {f.number(vcpu)}
          </dd>
          <dt>{t('pool.held')}</dt>
          <dd>{t('facts.cores', { n: f.number(held) })}</dd>
        </dl>
        {room ? <RoomList room={room} /> : null}
      </div>
      {chosen ? <HostCard host={chosen} mayManage={mayManage} /> : null}
    </section>
  )
}

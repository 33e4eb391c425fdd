import { getTranslations } from 'next-intl/server'
import { getFormat } from '@/lib/i18n/get-format'
import type { PoolShown } from '@/lib/scheduler/capacity-overview'
import type { HeadroomShown } from '@/lib/scheduler/headroom/list-headroom'
import type { PoolRoom } from '@/lib/scheduler/pool-room'
import { HeadroomList } from './headroom-list'
import { PoolPicture } from './pool-picture'
import { RoomList } from './room-list'

const warnAt = 0.75

type Props = { shown: PoolShown; room?: PoolRoom; headroom?: HeadroomShown; mayManage: boolean }

/** One pool: how full, its hosts as bars, and what still fits. */
export async function PoolRow({ shown: { pool, totals }, room, headroom, mayManage }: Props) {
  const [t, h, f] = await Promise.all([
    getTranslations('scheduler.capacity'),
    getTranslations('scheduler'),
    getFormat(),
  ])
  const { vcpu, heldVcpu: held } = totals
  const used = vcpu - totals.freeVcpu
  const share = vcpu > 0 ? used / vcpu : 0
  return (
    <section className="pool" aria-label={pool.name}>
      <div>
        <h2 className="text-14 font-semibold" lang="zh-CN">
          {pool.name}
        </h2>
        <p className="t3 small">
          {t('pool.hosts', {
            architecture: h(`architectures.${pool.architecture}`),
            n: f.number(totals.hosts),
          })}
        </p>
        <p className="t3 small">{t('pool.level', { levels: pool.protectionLevels.join(t('separator')) })}</p>
        <p className="mt-1.5">
          <b className={share >= warnAt ? 'warn text-20' : 'text-20'}>{f.percent(share)}</b>{' '}
          <span className="small t3">vCPU</span>
        </p>
      </div>
      {totals.hosts > 0 ? <PoolPicture poolId={pool.id} /> : <p className="t3">{t('pool.empty')}</p>}
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
        <HeadroomList pool={pool} headroom={headroom} mayManage={mayManage} />
      </div>
    </section>
  )
}

import { getTranslations } from 'next-intl/server'
import { FigureTable } from '@/components/ui/figure-table'
import { Link } from '@/components/ui/link'
import { MiniMeter } from '@/components/ui/mini-meter'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import type { PoolCapacity } from '@/lib/scheduler/capacity-by-pool'

/** Per pool: what is taken of each resource, reservations included, and what is left. */
export async function Capacity({ pools, className }: { pools: PoolCapacity[]; className: string }) {
  const [t, tCatalog, f] = await Promise.all([
    getTranslations('home.capacity'),
    getTranslations('catalog'),
    getFormat(),
  ])
  const share = (free: number, all: number, words: string) => (
    <>
      <MiniMeter percent={all > 0 ? (1 - free / all) * 100 : undefined} />
      <span className="sub">
        {t('free')} {words}
      </span>
    </>
  )
  return (
    <Section
      className={className}
      title={t('title')}
      note={t('note')}
      aside={<Link href={routes.desk.capacity}>{t('open')}</Link>}
    >
      {pools.length === 0 ? (
        <p className="t3 small">{t('none')}</p>
      ) : (
        <FigureTable
          caption={t('chart')}
          stack
          heads={[t('pool'), t('vcpu'), t('memory'), t('disk'), t('hosts')]}
          rows={pools.map((pool) => ({
            key: pool.id,
            name: (
              <>
                <span lang="zh-CN">{pool.name}</span>
                <span className="sub">{tCatalog(`zones.${pool.zone}`)}</span>
              </>
            ),
            figures: [
              share(pool.freeVcpu, pool.vcpu, f.number(pool.freeVcpu)),
              share(pool.freeMemoryMiB, pool.memoryMiB, f.mib(pool.freeMemoryMiB)),
              share(pool.freeDiskGiB, pool.diskGiB, f.bytes(pool.freeDiskGiB * 2 ** 30)),
              t('hostsUp', { up: pool.hostsUp, all: pool.hosts }),
            ],
          }))}
        />
      )}
    </Section>
  )
}

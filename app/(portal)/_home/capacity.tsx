import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { MiniMeter } from '@/components/ui/mini-meter'
import { Scroll } from '@/components/ui/scroll'
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
        <Scroll>
          <table className="tbl tbl--flush tbl--stack">
            <caption className="sr">{t('chart')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('pool')}</th>
                <th scope="col" className="num">
                  {t('vcpu')}
                </th>
                <th scope="col" className="num">
                  {t('memory')}
                </th>
                <th scope="col" className="num">
                  {t('disk')}
                </th>
                <th scope="col" className="num">
                  {t('hosts')}
                </th>
              </tr>
            </thead>
            <tbody>
              {pools.map((pool) => (
                <tr key={pool.id}>
                  <td className="pri">
                    <span lang="zh-CN">{pool.name}</span>
                    <span className="sub">{tCatalog(`zones.${pool.zone}`)}</span>
                  </td>
                  <td className="num" data-l={t('vcpu')}>
                    {share(pool.freeVcpu, pool.vcpu, f.number(pool.freeVcpu))}
                  </td>
                  <td className="num" data-l={t('memory')}>
                    {share(pool.freeMemoryMiB, pool.memoryMiB, f.mib(pool.freeMemoryMiB))}
                  </td>
                  <td className="num" data-l={t('disk')}>
                    {share(pool.freeDiskGiB, pool.diskGiB, f.bytes(pool.freeDiskGiB * 2 ** 30))}
                  </td>
                  <td className="num" data-l={t('hosts')}>
                    {t('hostsUp', { up: pool.hostsUp, all: pool.hosts })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  )
}

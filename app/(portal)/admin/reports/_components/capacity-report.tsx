import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { PoolCapacity } from '@/lib/scheduler/capacity-by-pool'
import { ShareBars } from './share-bars'

const taken = (free: number, all: number) => (all > 0 ? 1 - free / all : null)

export async function CapacityReport({ pools }: { pools: PoolCapacity[] }) {
  const t = await getTranslations('reports.capacity')
  return (
    <Section title={t('title')} note={t('note')}>
      {pools.length === 0 ? (
        <p className="t3 small">{t('none')}</p>
      ) : (
        <ShareBars
          label={t('label')}
          head={t('pool')}
          series={[
            { key: 'vcpu', label: t('vcpu') },
            { key: 'memory', label: t('memory') },
            { key: 'disk', label: t('disk') },
          ]}
          rows={pools.map((pool) => ({
            key: pool.id,
            name: pool.name,
            shares: {
              vcpu: taken(pool.freeVcpu, pool.vcpu),
              memory: taken(pool.freeMemoryMiB, pool.memoryMiB),
              disk: taken(pool.freeDiskGiB, pool.diskGiB),
            },
          }))}
        />
      )}
    </Section>
  )
}

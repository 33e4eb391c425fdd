import { getTranslations } from 'next-intl/server'
import { getFormat } from '@/lib/i18n/get-format'
import type { PoolRoom, SizeFits } from '@/lib/scheduler/pool-room'

/** What the free room of a pool is worth: stranded capacity, fragmentation, and how many of each size on sale fit. */
export async function RoomList({ room }: { room: PoolRoom }) {
  const [t, f] = await Promise.all([getTranslations('scheduler.capacity.room'), getFormat()])
  const sizeOf = ({ vcpu, memoryMiB }: Pick<SizeFits, 'vcpu' | 'memoryMiB'>) =>
    t('size', { vcpu, gib: f.number(memoryMiB / 1024, memoryMiB % 1024 === 0 ? 0 : 1) })
  const { fragmentation, largest } = room
  return (
    <>
      <dl className="kv small">
        <dt>{t('largest')}</dt>
        <dd className={largest ? undefined : 'warn'}>{largest ? sizeOf(largest) : t('none')}</dd>
        <dt>{t('fragmentation')}</dt>
        <dd>{fragmentation === null ? '—' : f.percent(fragmentation)}</dd>
        <dt>{t('strandedCores')}</dt>
        <dd>{t('cores', { n: f.number(room.strandedVcpu) })}</dd>
        <dt>{t('strandedMemory')}</dt>
        <dd>{f.mib(room.strandedMemoryMiB)}</dd>
      </dl>
      <details className="chart-table">
        <summary>{t('each')}</summary>
        <dl className="kv small">
          {room.sizes.map((size) => (
            <div key={`${size.vcpu}-${size.memoryMiB}-${size.architecture}`} className="contents">
              <dt>{sizeOf(size)}</dt>
              <dd className={size.fits === 0 ? 'warn' : undefined}>{f.number(size.fits)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

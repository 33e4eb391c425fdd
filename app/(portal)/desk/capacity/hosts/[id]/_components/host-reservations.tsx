import { getTranslations } from 'next-intl/server'
import { FigureTable } from '@/components/ui/figure-table'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import type { RoomOn } from '@/lib/scheduler/list-room-on'

/** What is held here but not confirmed, with when it expires. */
export async function HostReservations({ room, className }: { room: RoomOn[]; className: string }) {
  const [t, f] = await Promise.all([getTranslations('scheduler.host'), getFormat()])
  const waiting = room.filter(({ state }) => state === 'reserved')
  return (
    <Section
      title={t('reservations')}
      aside={<Link href={routes.desk.reservations}>{t('all')}</Link>}
      className={className}
    >
      {waiting.length === 0 ? (
        <p className="t3">{t('noReservations')}</p>
      ) : (
        <FigureTable
          caption={t('reservations')}
          dense
          heads={[t('columns.key'), t('columns.cores'), t('columns.memory'), t('columns.expires')]}
          rows={waiting.map(({ id, key, vcpu, memoryMiB, expiresAt }) => ({
            key: id,
            name: <span className="mono">{key.slice(0, 8)}</span>,
            figures: [f.number(vcpu), f.mib(memoryMiB), expiresAt ? f.time(expiresAt) : '—'],
          }))}
        />
      )}
    </Section>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { readTableState, tableHref } from '@/components/ui/table-state'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import {
  listReservations,
  type ReservationShown,
  reservationStates,
  sumReservations,
} from '@/lib/scheduler/list-reservations'
import { CapacityTabs } from '../_components/capacity-tabs'

const path = routes.desk.reservations
const shapes = { reserved: 'waiting', confirmed: 'done', released: 'closed' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scheduler.reservations'))('title') }
}

/** What is held on hosts: waiting to be confirmed by its expiry, confirmed, and given back. */
export default async function ReservationsPage({ searchParams }: PageProps<'/desk/capacity/reservations'>) {
  const ctx = await requireCtx('capacity:read')
  const params = await searchParams
  const { q, page, size } = readTableState(params)
  const state = reservationStates.find((each) => each === params.state) ?? 'reserved'
  const [t, f, { rows, total }, sums] = await Promise.all([
    getTranslations('scheduler.reservations'),
    getFormat(),
    listReservations(ctx, { state, q }, { page, size }),
    sumReservations(ctx),
  ])
  const held = ({ n, vcpu }: { n: number; vcpu: number }) =>
    t('held', { n: f.number(n), cores: f.number(vcpu) })
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        facts={[
          { key: 'reserved', label: t('states.reserved'), value: held(sums.reserved) },
          { key: 'confirmed', label: t('states.confirmed'), value: held(sums.confirmed) },
          { key: 'next', label: t('nextExpiry'), value: sums.nextExpiry ? f.moment(sums.nextExpiry) : '—' },
        ]}
        bare
      />
      <CapacityTabs here="reservations" />
      <DataTable<ReservationShown>
        caption={t('title')}
        rows={rows}
        rowKey={({ id }) => id}
        path={path}
        params={params}
        total={total}
        toolbar={{
          search: t('search'),
          refresh: true,
          filters: [
            {
              key: 'state',
              label: t('columns.state'),
              single: true,
              options: reservationStates.map((value) => ({ value, label: t(`states.${value}`) })),
            },
          ],
        }}
        empty={
          q ? undefined : (
            <EmptyState
              icon="stack"
              title={t(`none.${state}`)}
              actions={
                state !== 'confirmed' && sums.confirmed.n > 0 ? (
                  <LinkButton size="small" href={tableHref(path, {}, { state: 'confirmed' })}>
                    {t('showConfirmed', { n: f.number(sums.confirmed.n) })}
                  </LinkButton>
                ) : undefined
              }
            >
              {t('emptyText')}
            </EmptyState>
          )
        }
        columns={[
          {
            key: 'host',
            head: t('columns.host'),
            cell: ({ hostId, hostName, poolName }) => (
              <>
                <Link href={routes.desk.host(hostId)}>{hostName}</Link>
                <span className="sub" lang="zh-CN">
                  {poolName}
                </span>
              </>
            ),
          },
          {
            key: 'agency',
            head: t('columns.agency'),
            cell: ({ agencyName, key }) => (
              <>
                <span lang="zh-CN">{agencyName}</span>
                <span className="sub mono">{key.slice(0, 8)}</span>
              </>
            ),
          },
          {
            key: 'size',
            head: t('columns.size'),
            nowrap: true,
            cell: ({ vcpu, memoryMiB, diskGiB }) =>
              f.facts(t('cores', { n: vcpu }), f.mib(memoryMiB), f.gib(diskGiB)),
          },
          {
            key: 'purpose',
            head: t('columns.purpose'),
            nowrap: true,
            cell: ({ key }) => t(`purposes.${purposeOf(key)}`),
          },
          {
            key: 'state',
            head: t('columns.state'),
            nowrap: true,
            cell: (row) => <State is={shapes[row.state]}>{t(`states.${row.state}`)}</State>,
          },
          {
            key: 'until',
            head: t(`until.${state}`),
            nowrap: true,
            cell: ({ createdAt, expiresAt, releasedAt }) => f.moment(releasedAt ?? expiresAt ?? createdAt),
          },
        ]}
      />
    </>
  )
}

const purposeOf = (key: string) =>
  key.endsWith(':resize')
    ? 'resize'
    : key.endsWith(':move')
      ? 'move'
      : key.endsWith(':evacuate')
        ? 'evacuate'
        : 'machine'

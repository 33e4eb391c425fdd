import type { getTranslations } from 'next-intl/server'
import type { Column } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { State } from '@/components/ui/state'
import type { Format } from '@/lib/i18n/format'
import type { OrderRow } from '@/lib/orders/list-orders'
import { routes } from '@/lib/routes'
import { orderLooks, secondsBetween, shownState } from '../_order/order-words'

type Words = {
  t: Awaited<ReturnType<typeof getTranslations<'orders'>>>
  f: Format
  now: Date
  platform: boolean
}

export function orderColumns({ t, f, now, platform }: Words): Column<OrderRow>[] {
  const waits = ({ waitingFor, waitingSince, requester }: OrderRow) => {
    if (!waitingFor || !waitingSince) return '—'
    const people = waitingFor.kind === 'failure' ? requester : f.list(waitingFor.people)
    const what = t(`page.waiting.${waitingFor.kind}` as 'page.waiting.approval', { people })
    return t('list.waitsFor', { what, time: f.duration(secondsBetween(waitingSince, now)) })
  }
  const agency: Column<OrderRow> = { key: 'agency', head: t('list.agency'), cell: (row) => row.agency }
  return [
    {
      key: 'title',
      head: t('list.order'),
      sort: true,
      cell: (row) => (
        <>
          <Link href={routes.orders.one(row.id)}>{row.title || row.number}</Link>
          <span className="sub mono">{row.number}</span>
        </>
      ),
    },
    {
      key: 'state',
      head: t('list.state'),
      nowrap: true,
      cell: (row) => {
        const state = shownState(row)
        return <State {...orderLooks[state]}>{t(`states.${state}`)}</State>
      },
    },
    ...(platform ? [agency] : []),
    { key: 'waiting', head: t('list.waiting'), sort: true, cell: waits },
    { key: 'system', head: t('list.system'), cell: (row) => row.system ?? '—', skipOnPhone: true },
    {
      key: 'requester',
      head: t('list.requester'),
      nowrap: true,
      cell: (row) => row.requester,
      skipOnPhone: true,
    },
    {
      key: 'lines',
      head: t('list.lines'),
      num: true,
      cell: (row) => (row.lines > 0 ? f.number(row.lines) : '—'),
    },
    {
      key: 'total',
      head: t('list.amount'),
      num: true,
      sort: true,
      cell: (row) => f.money(BigInt(row.totalFen)),
    },
    {
      key: 'period',
      head: t('list.period'),
      nowrap: true,
      hidden: true,
      cell: (row) =>
        row.startsOn && row.endsOn ? `${f.day(row.startsOn, now)}–${f.day(row.endsOn, now)}` : '—',
    },
    {
      key: 'created',
      head: t('list.created'),
      sort: true,
      nowrap: true,
      cell: (row) => f.moment(row.createdAt, now),
    },
  ]
}

import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { Track, type TrackStep } from '@/components/ui/track'
import { getFormat } from '@/lib/i18n/get-format'
import { onlyCloses } from '@/lib/orders/only-closes'
import type { LineProgress } from '@/lib/provisioning/order-progress'
import { routes } from '@/lib/routes'
import { OrderActions } from './order-actions'
import { orderLooks, secondsBetween, shownState } from './order-words'
import type { OrderPart } from './shared'

export async function OrderHead({ order, actor, now, progress }: OrderPart & { progress: LineProgress[] }) {
  const [t, f] = await Promise.all([getTranslations('orders'), getFormat()])
  const state = shownState({ ...order, returned: order.state === 'draft' && order.revision > 0 })
  const stuck = progress.some((run) => run.state === 'stuck')
  const failed = order.lines.filter((line) => line.state === 'failed').length + (stuck ? 1 : 0)
  const done = order.lines.filter((line) => line.state === 'done').length
  const { submittedAt, approvedAt, endedAt } = order
  const over = ['rejected', 'withdrawn', 'cancelled'].includes(order.state)
  const served = ['completed', 'partlyCompleted'].includes(order.state)
  const approving = order.state === 'approving'
  const people = f.list(order.waitingFor?.people ?? [])
  const steps: TrackStep[] = [
    {
      key: 'submit',
      label: t('page.track.submit'),
      is: submittedAt ? 'done' : 'now',
      fact: submittedAt ? f.moment(submittedAt, now) : t('page.track.notYet'),
    },
    {
      key: 'approval',
      label: t('page.track.approval'),
      is: approvedAt ? 'done' : over ? 'bad' : approving ? 'now' : 'next',
      fact:
        approvedAt && submittedAt
          ? t('page.track.used', { time: f.duration(secondsBetween(submittedAt, approvedAt)) })
          : approving
            ? t('page.track.waits', { people })
            : over
              ? t(`states.${order.state}`)
              : undefined,
    },
    {
      key: 'approved',
      label: t('page.track.approved'),
      is: approvedAt ? 'done' : 'next',
      fact: approvedAt ? f.moment(approvedAt, now) : undefined,
    },
    {
      key: 'fulfil',
      label: t('page.track.fulfil'),
      is: !approvedAt ? 'next' : failed > 0 ? 'bad' : endedAt ? 'done' : 'now',
      fact: approvedAt ? t('page.track.lines', { total: order.lines.length, done, failed }) : undefined,
    },
    {
      key: 'done',
      label: t('page.track.done'),
      is: served ? 'done' : 'next',
      fact:
        served && endedAt
          ? f.moment(endedAt, now)
          : over || onlyCloses(order.content.lines)
            ? undefined
            : t('page.track.afterwards'),
    },
  ]
  return (
    <PageHeader
      crumbs={[{ label: t('title'), href: routes.orders.list }, { label: order.number }]}
      title={order.title || order.number}
      beside={
        failed > 0 && state === 'fulfilling' ? (
          <State is="risk">{t('page.track.withFailures', { state: t(`states.${state}`), failed })}</State>
        ) : (
          <State {...orderLooks[state]}>{t(`states.${state}`)}</State>
        )
      }
      actions={<OrderActions order={order} actor={actor} />}
    >
      <Track label={t('page.track.label')} steps={steps} />
    </PageHeader>
  )
}

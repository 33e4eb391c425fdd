import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { LinkButton } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-area'
import { can } from '@/lib/auth/permissions'
import { orderCan, unstarted } from '@/lib/orders/rules'
import { routes } from '@/lib/routes'
import { cancelOrderAction, repeatOrderAction, withdrawOrderAction } from '../actions'
import type { OrderPart } from './shared'

/** What may be done with the order as a whole; each verb asks again. */
export async function OrderActions({ order, actor }: Pick<OrderPart, 'order' | 'actor'>) {
  const t = await getTranslations('orders.page')
  const own = order.requesterId === actor.personId
  const inAgency = order.agencyId === actor.agencyId
  const mayEnd = own || actor.roles.some((role) => role !== 'staff')
  const reason = <TextArea name="reason" label={t('reason')} maxLength={2000} />
  const running = order.lines.some(({ state }) => state === 'provisioning')
  const waiting = order.lines.some(({ state }) => unstarted.includes(state) || state === 'failed')
  const done = order.lines.some(({ state }) => state === 'done')
  return (
    <>
      {own && orderCan('edit', order) ? (
        <LinkButton href={routes.orders.edit(order.id)} variant="primary" icon="edit">
          {order.revision > 0 ? t('edit') : t('continue')}
        </LinkButton>
      ) : null}
      {inAgency && can(actor, 'order:create') && order.revision > 0 ? (
        <ActionButton action={repeatOrderAction} fields={{ orderId: order.id }} icon="copy">
          {t('repeat')}
        </ActionButton>
      ) : null}
      {inAgency && mayEnd && can(actor, 'order:withdraw') && orderCan('withdraw', order) ? (
        <ActionButton
          action={withdrawOrderAction}
          fields={{ orderId: order.id }}
          variant="danger"
          confirm={{
            title: t('withdrawTitle', { number: order.number }),
            consequences: [t('withdrawNote')],
            children: reason,
            danger: true,
          }}
        >
          {t('withdraw')}
        </ActionButton>
      ) : null}
      {mayEnd && can(actor, 'order:cancel') && orderCan('cancel', order) ? (
        <ActionButton
          action={cancelOrderAction}
          fields={{ orderId: order.id }}
          variant="danger"
          confirm={{
            title: t('cancelTitle'),
            consequences: [
              ...(waiting ? [t('cancelWaiting')] : []),
              ...(running ? [t('cancelRunning')] : []),
              ...(done ? [t('cancelDone')] : []),
            ],
            children: reason,
            danger: true,
          }}
        >
          {t('cancel')}
        </ActionButton>
      ) : null}
    </>
  )
}

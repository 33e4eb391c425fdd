import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requireCtx } from '@/lib/auth/session'
import { OrderContent } from '@/lib/orders/input'
import { orderCan } from '@/lib/orders/rules'
import { routes } from '@/lib/routes'
import { FormPage } from '../../_form/form-page'
import { loadOrder } from '../../_order/load-order'

export async function generateMetadata({ params }: PageProps<'/orders/[id]/edit'>) {
  const [{ number }, t] = await Promise.all([loadOrder((await params).id), getTranslations('orders')])
  return { title: `${t('form.title')} ${number}` }
}

export default async function EditOrderPage({ params }: PageProps<'/orders/[id]/edit'>) {
  const ctx = await requireCtx('order:create')
  const order = await loadOrder((await params).id)
  if (!orderCan('edit', order) || order.requesterId !== ctx.actor.personId)
    redirect(routes.orders.one(order.id))
  return (
    <FormPage
      ctx={ctx}
      orderId={order.id}
      formVersion={order.formVersion}
      number={order.number}
      from={{ content: OrderContent.parse(order.content) }}
      attachments={order.attachments}
      returned={order.revision > 0 ? order.returnedReason : null}
    />
  )
}

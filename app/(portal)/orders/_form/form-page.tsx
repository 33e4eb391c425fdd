import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { Note } from '@/components/ui/note'
import type { Ctx } from '@/lib/context'
import type { AttachmentView } from '@/lib/orders/get-order'
import { openForm } from '@/lib/orders/open-form'
import { OrderForm } from './order-form'

type Props = {
  ctx: Ctx
  orderId: string
  formVersion: number
  number: string | null
  from: Parameters<typeof openForm>[1]
  attachments: AttachmentView[]
  /** The reasons, when the order came back. */
  returned: string | null
}

export async function FormPage({ ctx, returned, from, ...order }: Props) {
  const [t, form] = await Promise.all([getTranslations('orders'), openForm(ctx, from)])
  return (
    <ClientMessages of={['orders', 'catalog', 'quota', 'billing', 'scheduler']}>
      {returned === null ? null : (
        <Note tone="warn" title={t('page.returnedBecause')}>
          {returned}
        </Note>
      )}
      <OrderForm {...order} {...form} returned={returned !== null} />
    </ClientMessages>
  )
}

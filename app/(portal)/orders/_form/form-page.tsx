import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { Note } from '@/components/ui/note'
import type { Ctx } from '@/lib/context'
import { formChoices, serviceChoices } from '@/lib/orders/form-choices'
import type { AttachmentView } from '@/lib/orders/get-order'
import { listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import { dayOf } from '@/lib/shanghai'
import type { Content } from './draft-types'
import { OrderForm } from './order-form'

type Props = {
  ctx: Ctx
  orderId: string
  formVersion: number
  number: string | null
  content: Content
  attachments: AttachmentView[]
  /** The reasons, when the order came back. */
  returned: string | null
}

export async function FormPage({ ctx, returned, ...order }: Props) {
  const { lines } = order.content
  const [t, choices, services, instances] = await Promise.all([
    getTranslations('orders'),
    formChoices(ctx),
    serviceChoices(
      ctx,
      lines.map(({ serviceId }) => serviceId),
      // A line of a service that is no longer on sale is shown, and says so.
      { kept: true },
    ),
    listInstancesById(
      ctx,
      ctx.actor.agencyId ?? '',
      lines.flatMap(({ instanceId }) => instanceId ?? []),
    ),
  ])
  return (
    <ClientMessages of={['orders', 'catalog', 'quota', 'billing', 'scheduler']}>
      {returned === null ? null : (
        <Note tone="warn" title={t('page.returnedBecause')}>
          {returned}
        </Note>
      )}
      <OrderForm
        {...order}
        choices={choices}
        services={services}
        instances={instances.map(({ id, name, endsOn, planId }) => ({ id, name, endsOn, planId }))}
        today={dayOf(ctx.now())}
        returned={returned !== null}
      />
    </ClientMessages>
  )
}

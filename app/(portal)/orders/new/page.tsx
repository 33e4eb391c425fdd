import { getTranslations } from 'next-intl/server'
import { readFilter } from '@/components/ui/table-state'
import { requireCtx } from '@/lib/auth/session'
import { OrderContent } from '@/lib/orders/input'
import { findOrder } from '@/lib/orders/queries'
import { orderCan } from '@/lib/orders/rules'
import { FormPage } from '../_form/form-page'

export async function generateMetadata() {
  return { title: (await getTranslations('orders'))('form.title') }
}

/** A new order. Once saved, `draft` stands in the address, so that a reload finds what was typed. */
export default async function NewOrderPage({ searchParams }: PageProps<'/orders/new'>) {
  const ctx = await requireCtx('order:create')
  const params = await searchParams
  const [kind, serviceId, planId, draftId] = ['kind', 'service', 'plan', 'draft'].map(
    (key) => readFilter(params, key)[0],
  )
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(draftId ?? '')
  const saved = isId && draftId ? await findOrder(ctx, draftId) : undefined
  const draft =
    saved && orderCan('edit', saved) && saved.requesterId === ctx.actor.personId ? saved : undefined
  return (
    <FormPage
      ctx={ctx}
      orderId={draft?.id ?? crypto.randomUUID()}
      formVersion={draft?.formVersion ?? 0}
      number={draft?.number ?? null}
      from={
        draft
          ? { content: OrderContent.parse(draft.content) }
          : { start: { kind, serviceId, planId, instanceIds: readFilter(params, 'instance') } }
      }
      attachments={[]}
      returned={null}
    />
  )
}

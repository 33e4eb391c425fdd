import { getTranslations } from 'next-intl/server'
import { readFilter } from '@/components/ui/table-state'
import { requireCtx } from '@/lib/auth/session'
import { startContent } from '@/lib/orders/start-content'
import { FormPage } from '../_form/form-page'

export async function generateMetadata() {
  return { title: (await getTranslations('orders'))('form.title') }
}

export default async function NewOrderPage({ searchParams }: PageProps<'/orders/new'>) {
  const ctx = await requireCtx('order:create')
  const params = await searchParams
  const [kind, serviceId, planId] = ['kind', 'service', 'plan'].map((key) => readFilter(params, key)[0])
  const content = await startContent(ctx, {
    kind,
    serviceId,
    planId,
    instanceIds: readFilter(params, 'instance'),
  })
  return (
    <FormPage
      ctx={ctx}
      orderId={crypto.randomUUID()}
      formVersion={0}
      number={null}
      content={content}
      attachments={[]}
      returned={null}
    />
  )
}

import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { Section } from '@/components/ui/section'
import { priceOf } from '@/lib/billing/quote'
import { FormSchema } from '@/lib/catalog/form-schema'
import { listImages } from '@/lib/catalog/queries'
import { ServiceSheet } from '../../../../catalog/_sheet/service-sheet'
import { FormPreview } from '../_form/form-preview'
import type { TabProps } from './tab-props'

/** The draft as an agency would see it: the same sheet, the same form. */
export async function PreviewTab({ ctx, managed: { service, version, plans, agreements } }: TabProps) {
  const active = plans.filter((plan) => plan.state === 'active')
  const [t, prices, images] = await Promise.all([
    getTranslations('catalog.admin'),
    priceOf(
      ctx,
      service.id,
      active.map((plan) => plan.id),
    ),
    listImages(ctx),
  ])
  const form = FormSchema.safeParse(version.form)
  return (
    <>
      <Section title={t('preview.form')} note={t('preview.note')}>
        <ClientMessages of={['orders']}>
          <FormPreview schema={form.success ? form.data : { fields: [], rules: [] }} images={images} />
        </ClientMessages>
      </Section>
      <ServiceSheet
        version={version}
        plans={active}
        prices={prices}
        agreement={agreements[0] ?? null}
        orderable={false}
      />
    </>
  )
}

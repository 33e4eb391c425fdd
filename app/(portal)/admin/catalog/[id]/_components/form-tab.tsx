import { ClientMessages } from '@/components/shell/client-messages'
import { FormSchema } from '@/lib/catalog/form-schema'
import { listImages } from '@/lib/catalog/queries'
import { FormEditor } from '../_form/form-editor'
import type { TabProps } from './tab-props'

export async function FormTab({ ctx, managed: { service, version } }: TabProps) {
  const images = await listImages(ctx)
  const form = FormSchema.safeParse(version.form)
  return (
    <ClientMessages of={['catalog', 'orders']}>
      <FormEditor
        serviceId={service.id}
        schema={form.success ? form.data : { fields: [], rules: [] }}
        images={images.map(({ id, name }) => ({ id, name }))}
      />
    </ClientMessages>
  )
}

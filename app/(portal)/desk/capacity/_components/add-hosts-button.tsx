import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { Pool } from '@/lib/scheduler/list-pools'
import { addHostsAction } from '../actions'
import { EqualHostsFields } from './equal-hosts-fields'

export async function AddHostsButton({ pools }: { pools: Pool[] }) {
  const t = await getTranslations('scheduler.capacity')
  return (
    <DialogButton label={t('addHosts')} title={t('addHosts')} icon="plus">
      <Form action={addHostsAction} className="stack-4">
        <Select
          name="poolId"
          label={t('fields.pool')}
          options={pools.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput name="prefix" label={t('fields.prefix')} hint={t('fields.prefixHint')} mono required />
        <EqualHostsFields />
        <SubmitButton>{t('submitHosts')}</SubmitButton>
      </Form>
    </DialogButton>
  )
}

import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { Pool } from '@/lib/scheduler/list-pools'
import { addHostsAction } from '../actions'

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
        <NumberField name="count" label={t('fields.count')} min={1} max={100} defaultValue={4} />
        <NumberField name="vcpu" label={t('fields.vcpu')} min={1} max={1024} defaultValue={64} />
        <NumberField
          name="memoryGiB"
          label={t('fields.memory')}
          min={1}
          max={16384}
          defaultValue={256}
          unit="GiB"
        />
        <NumberField
          name="diskGiB"
          label={t('fields.disk')}
          min={1}
          max={1000000}
          defaultValue={4000}
          unit="GiB"
        />
        <SubmitButton>{t('submitHosts')}</SubmitButton>
      </Form>
    </DialogButton>
  )
}

import { getTranslations } from 'next-intl/server'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { computeDrivers } from '@/lib/providers/driver-names'
import { policyNames } from '@/lib/scheduler/policies/policies'
import { addPoolAction } from '../actions'

export async function AddPoolButton() {
  const [t, h, zone] = await Promise.all([
    getTranslations('scheduler.capacity'),
    getTranslations('scheduler'),
    getTranslations('catalog.zones'),
  ])
  const choice = (values: readonly string[], word: (value: string) => string) =>
    values.map((value) => ({ value, label: word(value) }))
  return (
    <DialogButton label={t('addPool')} title={t('addPool')}>
      <Form action={addPoolAction} className="stack-4">
        <TextInput name="code" label={t('fields.code')} mono required placeholder="ext-3" />
        <TextInput name="name" label={t('fields.name')} required />
        <Select
          name="zone"
          label={t('fields.zone')}
          options={choice(['extranet', 'internet', 'intranet'], zone)}
        />
        <ChoiceGroup
          kind="checkbox"
          name="protectionLevels"
          label={t('fields.levels')}
          row
          options={choice(['1', '2', '3', '4'], (level) => t('pool.level', { levels: level }))}
        />
        <Select
          name="architecture"
          label={t('fields.architecture')}
          options={choice(['x86_64', 'aarch64'], (value) => h(`architectures.${value}`))}
        />
        <Select
          name="driver"
          label={t('fields.driver')}
          options={choice(computeDrivers, (value) => h(`drivers.${value}`))}
        />
        <Select
          name="policy"
          label={t('fields.policy')}
          options={choice(policyNames, (value) => h(`policies.${value}`))}
        />
        <NumberField
          name="cpuOvercommit"
          label={t('fields.overcommit')}
          min={1}
          max={8}
          step={0.5}
          defaultValue={1}
        />
        <SubmitButton>{t('submitPool')}</SubmitButton>
      </Form>
    </DialogButton>
  )
}

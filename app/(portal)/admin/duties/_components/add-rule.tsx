import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { agencyRoles, platformRoles } from '@/lib/auth/roles'
import { addDutyRuleAction } from '../actions'

export function AddRule() {
  const [t, role] = [useTranslations('agencies.duties'), useTranslations('auth.roles')]
  const roles = [...agencyRoles, ...platformRoles].map((one) => ({ value: one, label: role(one) }))
  return (
    <DialogButton label={t('add')} title={t('add')} variant="primary" icon="plus">
      <Form action={addDutyRuleAction}>
        <TextInput name="code" label={t('code')} hint={t('codeHint')} mono required />
        <Select
          name="scope"
          label={t('scope')}
          options={(['agency', 'platform', 'any'] as const).map((one) => ({
            value: one,
            label: t(`scopes.${one}`),
          }))}
        />
        <Select name="roleA" label={t('roleA')} empty={t('choose')} options={roles} />
        <Select name="roleB" label={t('roleB')} empty={t('choose')} options={roles} />
        <TextInput name="reasonZh" label={t('reasonZh')} required />
        <TextInput name="reasonEn" label={t('reasonEn')} required />
        <p className="mt-4">
          <SubmitButton>{t('addVerb')}</SubmitButton>
        </p>
      </Form>
    </DialogButton>
  )
}

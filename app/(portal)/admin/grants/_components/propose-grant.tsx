import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { ListedPerson } from '@/lib/agencies/list-people'
import { platformRoles } from '@/lib/auth/roles'
import { proposeGrantAction } from '../actions'

export function ProposeGrant({ people, self }: { people: ListedPerson[]; self: string | null }) {
  const [words, t, role, does] = [
    useTranslations('agencies'),
    useTranslations('agencies.grants'),
    useTranslations('auth.roles'),
    useTranslations('auth.does'),
  ]
  return (
    <DialogButton label={t('propose')} title={t('propose')} variant="primary" icon="plus">
      <Form action={proposeGrantAction}>
        <p className="t2">{t('proposeText')}</p>
        <Select
          name="personId"
          label={t('person')}
          empty={t('choose')}
          options={people
            .filter((one) => one.state !== 'disabled' && one.id !== self)
            .map((one) => ({ value: one.id, label: `${one.name} ${one.email}` }))}
        />
        <Select
          name="role"
          label={t('role')}
          empty={t('choose')}
          options={platformRoles.map((one) => ({
            value: one,
            label: words('pair', { word: role(one), text: does(one) }),
          }))}
        />
        <TextInput name="reason" label={t('reason')} required />
        <p className="mt-4">
          <SubmitButton>{t('proposeVerb')}</SubmitButton>
        </p>
      </Form>
    </DialogButton>
  )
}

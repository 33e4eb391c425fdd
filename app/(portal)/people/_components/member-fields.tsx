import { useTranslations } from 'next-intl'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { Member } from '@/lib/agencies/member-queries'
import { agencyRoles } from '@/lib/auth/roles'

/** Roles, superior and job title, at inviting and at changing. */
export function MemberFields({ members, member }: { members: Member[]; member?: Member }) {
  const [t, role, does] = [
    useTranslations('agencies.people'),
    useTranslations('auth.roles'),
    useTranslations('auth.does'),
  ]
  return (
    <>
      <ChoiceGroup
        kind="checkbox"
        name="roles"
        label={t('roles')}
        options={agencyRoles.map((one) => ({ value: one, label: role(one), hint: does(one) }))}
        defaultValue={member?.roles ?? ['staff']}
      />
      <Select
        name="superiorId"
        label={t('superior')}
        hint={t('superiorHint')}
        empty={t('noSuperior')}
        options={members
          .filter((one) => one.state === 'active' && one.personId !== member?.personId)
          .map((one) => ({ value: one.personId, label: one.name }))}
        defaultValue={member?.superiorId ?? ''}
      />
      <TextInput name="title" label={t('jobTitle')} mark={t('optional')} defaultValue={member?.title ?? ''} />
    </>
  )
}

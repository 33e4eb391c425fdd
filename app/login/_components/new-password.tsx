import { getTranslations } from 'next-intl/server'
import { TextInput } from '@/components/ui/text-input'
import { currentVisitor } from '@/lib/auth/current-visitor'
import { passwordPolicy } from '@/lib/auth/password-policy'

/** A new password, twice, with the rules of the profile that this deployment chose. */
export async function NewPassword() {
  const [t, policy] = [
    await getTranslations('auth.newPassword'),
    await passwordPolicy(await currentVisitor()),
  ]
  return (
    <>
      <TextInput
        name="password"
        label={t('password')}
        hint={t(`rules.${policy.name}`, { length: policy.minLength })}
        type="password"
        autoComplete="new-password"
        required
      />
      <TextInput name="again" label={t('again')} type="password" autoComplete="new-password" required />
    </>
  )
}

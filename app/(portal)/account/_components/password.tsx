import { getTranslations } from 'next-intl/server'
import { NewPassword } from '@/app/login/_components/new-password'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { changePasswordAction } from '../actions'

export async function Password() {
  const t = await getTranslations('auth.account')
  return (
    <Form action={changePasswordAction} resetOnOk aria-label={t('password')}>
      <TextInput
        name="current"
        label={t('currentPassword')}
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPassword />
      <p className="mt-4">
        <SubmitButton variant="plain">{t('changePassword')}</SubmitButton>
      </p>
    </Form>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/login/_components/frame'
import { Form } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { routes } from '@/lib/routes'
import { requestResetAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.forgot'))('title') }
}

export default async function ForgotPage() {
  const [t, door] = [await getTranslations('auth.forgot'), await getTranslations('auth.signIn')]
  const aside = (
    <>
      <h2>{t('title')}</h2>
      <Form action={requestResetAction} resetOnOk aria-label={t('title')}>
        <TextInput
          name="account"
          label={door('account')}
          hint={t('hint')}
          type="email"
          autoComplete="username"
          required
        />
        <p className="row mt-5">
          <SubmitButton wide>{t('submit')}</SubmitButton>
        </p>
      </Form>
      <p className="row small mt-5">
        <Link href={routes.login}>{t('back')}</Link>
      </p>
    </>
  )
  return (
    <Frame aside={aside}>
      <h1>{t('lead')}</h1>
      <p className="lede">{t('lede')}</p>
      <p className="mt-4">{t('noMail')}</p>
    </Frame>
  )
}

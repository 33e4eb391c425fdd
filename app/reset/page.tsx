import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/login/_components/frame'
import { NewPassword } from '@/app/login/_components/new-password'
import { Form } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { Note } from '@/components/ui/note'
import { SubmitButton } from '@/components/ui/submit-button'
import { routes } from '@/lib/routes'
import { resetPasswordAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('auth.reset'))('title'),
    // The address holds the link's secret.
    referrer: 'no-referrer',
  }
}

export default async function ResetPage({ searchParams }: PageProps<'/reset'>) {
  const [t, { token, expired }] = [await getTranslations('auth.reset'), await searchParams]
  const aside = (
    <>
      <h2>{t('title')}</h2>
      {expired ? (
        <Note tone="warn" title={t('expired')}>
          {t('expiredText')}
        </Note>
      ) : null}
      <Form
        action={resetPasswordAction}
        fields={{ token: typeof token === 'string' ? token : '' }}
        aria-label={t('title')}
      >
        <NewPassword />
        <p className="row mt-5">
          <SubmitButton wide>{t('submit')}</SubmitButton>
        </p>
      </Form>
      <p className="row small mt-5">
        <Link href={routes.forgot}>{t('again')}</Link>
      </p>
    </>
  )
  return (
    <Frame aside={aside}>
      <h1>{t('lead')}</h1>
      <p className="lede">{t('lede')}</p>
    </Frame>
  )
}

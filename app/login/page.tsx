import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Note } from '@/components/ui/note'
import { currentVisitor } from '@/lib/auth/current-visitor'
import { demonstrationRoles } from '@/lib/auth/demonstration-roles'
import { currentCtx } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { routes } from '@/lib/routes'
import { Frame } from './_components/frame'
import { IdentityButton } from './_components/identity-button'
import { PasswordForm } from './_components/password-form'
import { RoleTable } from './_components/role-table'
import { signInErrors } from './_components/sign-in-errors'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signIn'))('title') }
}

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  if (await currentCtx()) redirect(routes.home)
  const [t, errors, { error, done }] = [
    await getTranslations('auth.signIn'),
    await signInErrors(),
    await searchParams,
  ]
  const refusal = typeof error === 'string' ? (errors[error] ?? errors['auth.identityFailed']) : undefined
  const roles = env.DEMO ? await demonstrationRoles(await currentVisitor()) : []
  const words = {
    account: t('account'),
    password: t('password'),
    lockHint: t('lockHint'),
    submit: t('submit'),
  }
  const aside = (
    <>
      <h2>{t('own')}</h2>
      {refusal ? (
        <Note tone="bad" title={refusal.message} live>
          {refusal.remedy}
        </Note>
      ) : null}
      {done === 'password' || done === 'invitation' ? (
        <Note tone="ok" title={t(`doneTitle.${done}`)} live>
          {t('doneText')}
        </Note>
      ) : null}
      <PasswordForm words={words} errors={errors} />
      {env.OIDC_ISSUER ? (
        <>
          <p className="or">{t('or')}</p>
          <IdentityButton callbackUrl={routes.home}>{t('oidc')}</IdentityButton>
        </>
      ) : null}
      <p className="row small mt-5">
        <Link href={routes.forgot}>{t('forgot')}</Link>
        <span className="push t3">{t('noAccount')}</span>
      </p>
    </>
  )
  return (
    <Frame aside={aside}>
      <h1>{t('lead')}</h1>
      <p className="lede">{env.DEMO ? t('demo') : t('real')}</p>
      {roles.length > 0 ? <RoleTable roles={roles} errors={errors} /> : null}
    </Frame>
  )
}

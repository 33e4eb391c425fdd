import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Thread } from '@/components/ui/thread'
import { currentChallenge } from '@/lib/auth/current-challenge'
import { routes } from '@/lib/routes'
import { CodeForm } from '../_components/code-form'
import { Frame } from '../_components/frame'
import { signInErrors } from '../_components/sign-in-errors'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signIn'))('confirm') }
}

export default async function SecondFactorPage() {
  const person = await currentChallenge()
  if (!person) redirect(`${routes.login}?error=auth.challengeOver`)
  const [t, errors] = [await getTranslations('auth.signIn'), await signInErrors()]
  const words = {
    code: t('codeLabel'),
    submit: t('continue'),
    useRecovery: t('useRecovery'),
    recovery: t('recoveryLabel'),
    recoveryHint: t('recoveryHint'),
    useCode: t('useCode'),
  }
  const steps = [
    {
      key: 'password',
      is: 'done' as const,
      tone: 'ok' as const,
      title: t('passed'),
      when: <Link href={routes.login}>{t('other')}</Link>,
      children: (
        <p>
          <span lang="zh-CN">{person.name}</span>
          <br />
          {t('passedHint')}
        </p>
      ),
    },
    {
      key: 'code',
      is: 'here' as const,
      tone: 'act' as const,
      title: t('code'),
      children: (
        <>
          <p>{t('codeHint')}</p>
          <CodeForm words={words} errors={errors} />
          <p className="small t3 mt-3">
            {t('lost')} {t('lostHint')}
          </p>
        </>
      ),
    },
  ]
  return (
    <Frame
      aside={
        <>
          <h2>{t('confirm')}</h2>
          <Thread items={steps} />
        </>
      }
    >
      <h1>{t('lead')}</h1>
      <p className="lede">{t('real')}</p>
    </Frame>
  )
}

import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Factor } from '@/app/(portal)/account/_components/factor'
import { signOutAction } from '@/app/(portal)/actions'
import { ActionButton } from '@/components/ui/action-button'
import { ownFactor } from '@/lib/auth/account-queries'
import { needsSecondFactor } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { routes } from '@/lib/routes'
import { Frame } from '../_components/frame'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.factor'))('enrolTitle') }
}

/** In front of everything else, for roles that must have a second factor and have none yet. */
export default async function EnrolPage() {
  const ctx = await requireCtx('self:manage')
  if (!needsSecondFactor(ctx.actor)) redirect(routes.home)
  const [t, factor] = [await getTranslations('auth.factor'), await ownFactor(ctx)]
  return (
    <Frame
      aside={
        <>
          <h2>{t('why')}</h2>
          <p>{t('whyText')}</p>
          <p className="mt-5">
            <ActionButton action={signOutAction} variant="quiet" icon="logout">
              {t('leave')}
            </ActionButton>
          </p>
        </>
      }
    >
      <h1>{t('enrolTitle')}</h1>
      <p className="lede">{t('enrolLede')}</p>
      <div className="mt-6">
        <Factor factor={factor} doneHref={routes.home} />
      </div>
    </Frame>
  )
}

import { getTranslations } from 'next-intl/server'
import { IdentityButton } from '@/app/login/_components/identity-button'
import { ActionButton } from '@/components/ui/action-button'
import { listOwnIdentities } from '@/lib/auth/account-queries'
import type { Ctx } from '@/lib/context'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { beginLinkAction, unlinkIdentityAction } from '../actions'

export async function Identities({ ctx }: { ctx: Ctx }) {
  const [t, f, identities] = [
    await getTranslations('auth.account'),
    await getFormat(),
    await listOwnIdentities(ctx),
  ]
  return (
    <div className="stack-4">
      {identities.length === 0 ? <p className="t2">{t('noIdentity')}</p> : null}
      {identities.map(({ issuer, subject, linkedAt }) => (
        <p className="row" key={`${issuer} ${subject}`}>
          <span className="mono">{issuer}</span>
          <span className="t3">{t('linkedAt', { time: f.dateTime(linkedAt) })}</span>
          <span className="push">
            <ActionButton action={unlinkIdentityAction} fields={{ issuer, subject }} size="small">
              {t('unlink')}
            </ActionButton>
          </span>
        </p>
      ))}
      <p>
        <IdentityButton before={beginLinkAction} callbackUrl={routes.account} wide={false}>
          {t('link')}
        </IdentityButton>
      </p>
    </div>
  )
}

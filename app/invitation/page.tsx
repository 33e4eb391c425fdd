import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/login/_components/frame'
import { IdentityButton } from '@/app/login/_components/identity-button'
import { NewPassword } from '@/app/login/_components/new-password'
import { Form } from '@/components/ui/form'
import { Note } from '@/components/ui/note'
import { Spoken } from '@/components/ui/spoken'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { openInvitation } from '@/lib/agencies/invitation-queries'
import { currentVisitor } from '@/lib/auth/current-visitor'
import { env } from '@/lib/env'
import { routes } from '@/lib/routes'
import { acceptInvitationAction, beginIdentityAction, joinAgencyAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.invitation'))('title'), referrer: 'no-referrer' }
}

export default async function InvitationPage({ searchParams }: PageProps<'/invitation'>) {
  const [t, roles, words] = [
    await getTranslations('auth.invitation'),
    await getTranslations('auth.roles'),
    await getTranslations('agencies'),
  ]
  const given = (await searchParams).token
  const token = typeof given === 'string' ? given : ''
  const invitation = await openInvitation(await currentVisitor(), token).catch(() => undefined)
  if (!invitation) {
    return (
      <Frame
        aside={
          <Note tone="bad" title={words('errors.noInvitation')}>
            {words('remedies.noInvitation')}
          </Note>
        }
      >
        <h1>{t('title')}</h1>
      </Frame>
    )
  }
  const isNew = invitation.personState === 'invited'
  return (
    <Frame
      aside={
        <>
          <h2>{isNew ? t('choose') : t('join')}</h2>
          <Form
            action={isNew ? acceptInvitationAction : joinAgencyAction}
            fields={{ token }}
            aria-label={t('title')}
          >
            {isNew ? (
              <>
                <TextInput
                  name="phone"
                  label={t('phone')}
                  mark={t('optional')}
                  type="tel"
                  autoComplete="tel"
                />
                <NewPassword />
              </>
            ) : (
              <p>{t('joinText')}</p>
            )}
            <p className="row mt-5">
              <SubmitButton wide>{t('submit')}</SubmitButton>
            </p>
          </Form>
          {env.OIDC_ISSUER && isNew ? (
            <>
              <p className="or">{t('or')}</p>
              <IdentityButton before={beginIdentityAction} fields={{ token }} callbackUrl={routes.home}>
                {t('byIdentity')}
              </IdentityButton>
            </>
          ) : null}
        </>
      }
    >
      <h1>
        <Spoken>{t('welcome', { name: invitation.name })}</Spoken>
      </h1>
      <p className="lede">
        <Spoken>
          {invitation.agencyName ? t('lede', { agency: invitation.agencyName }) : t('ledePlatform')}
        </Spoken>
      </p>
      <ul className="list mt-4">
        <li>{t('account', { email: invitation.email })}</li>
        {invitation.roles.length > 0 ? (
          <li>{t('roles', { roles: invitation.roles.map((role) => roles(role)).join(' / ') })}</li>
        ) : null}
      </ul>
    </Frame>
  )
}

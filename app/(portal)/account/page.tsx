import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/note'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { findPerson } from '@/lib/agencies/person-queries'
import { ownFactor } from '@/lib/auth/account-queries'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { notFound } from '@/lib/errors'
import { routes } from '@/lib/routes'
import { Appearance } from './_components/appearance'
import { Delegations } from './_components/delegations'
import { Factor } from './_components/factor'
import { Identities } from './_components/identities'
import { Password } from './_components/password'
import { Profile } from './_components/profile'
import { QuietHours } from './_components/quiet-hours'
import { Sessions } from './_components/sessions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.account'))('title') }
}

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const ctx = await requireCtx('self:manage')
  const [t, refusals, params] = [
    await getTranslations('auth.account'),
    await getTranslations('auth.errors'),
    await searchParams,
  ]
  const person = await findPerson(ctx, ctx.actor.personId ?? '')
  if (!person) throw notFound('auth')
  const refused = String(params.error ?? '').replace('auth.', '')
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      {params.linked ? <Note tone="ok" title={t('linked')} live /> : null}
      {refused === 'identityTaken' || refused === 'identityFailed' ? (
        <Note tone="bad" title={refusals(refused)} live />
      ) : null}
      <div className="formcol">
        <Section title={t('profile')}>
          <Profile person={person} />
        </Section>
        <Section title={t('appearance')}>
          <Appearance
            words={{
              theme: t('theme'),
              system: t('system'),
              light: t('light'),
              dark: t('dark'),
              large: t('large'),
            }}
          />
        </Section>
        <Section title={t('password')} id="password">
          <Password />
        </Section>
        <Section title={t('factor')} id="factor">
          <Factor factor={await ownFactor(ctx)} doneHref={routes.account} />
        </Section>
        <Section title={t('sessions')} id="sessions">
          <Sessions ctx={ctx} />
        </Section>
        {env.OIDC_ISSUER ? (
          <Section title={t('identities')} id="identities">
            <Identities ctx={ctx} />
          </Section>
        ) : null}
        {can(ctx.actor, 'delegation:manage') ? (
          <Section title={t('delegations')} id="delegations">
            <Delegations ctx={ctx} />
          </Section>
        ) : null}
        <Section title={t('quiet')} id="quiet">
          <QuietHours person={person} />
        </Section>
      </div>
    </>
  )
}

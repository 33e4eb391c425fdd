import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/ui/form'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Select } from '@/components/ui/select'
import { Spoken } from '@/components/ui/spoken'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { listSettings } from '@/lib/agencies/settings'
import { passwordProfiles } from '@/lib/auth/password-profile'
import { requireCtx } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { getFormat } from '@/lib/i18n/get-format'
import { changeSettingAction } from './actions'
import { Clock } from './clock'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agencies.settings'))('title') }
}

export default async function SettingsPage() {
  const ctx = await requireCtx('setting:manage')
  const [t, auth, words, f] = [
    await getTranslations('agencies.settings'),
    await getTranslations('auth'),
    await getTranslations('agencies'),
    await getFormat(),
  ]
  const settings = await listSettings(ctx)
  const profiles = Object.entries(passwordProfiles).map(([value, profile]) => ({
    value,
    label: words('pair', {
      word: auth(`passwordProfile.${value}`),
      text: auth(`newPassword.rules.${value}`, { length: profile.minLength }),
    }),
  }))
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      <div className="formcol">
        {env.DEMO ? <Clock now={ctx.now()} /> : null}
        {settings.map(({ key, value, changedAt, changedBy }) => {
          const word = key.replace('.', '_')
          return (
            <Section key={key} title={t(`keys.${word}`)}>
              <Form action={changeSettingAction} fields={{ key }} aria-label={t(`keys.${word}`)}>
                {key === 'auth.passwordProfile' ? (
                  <Select
                    name="value"
                    label={t('value')}
                    hint={t(`hints.${word}`)}
                    options={profiles}
                    defaultValue={value}
                  />
                ) : (
                  <TextInput name="value" label={t('value')} hint={t(`hints.${word}`)} defaultValue={value} />
                )}
                <p className="row mt-4">
                  <SubmitButton variant="plain">{t('save')}</SubmitButton>
                  {changedAt && changedBy ? (
                    <span className="small t3">
                      <Spoken>{t('changed', { name: changedBy, time: f.moment(changedAt) })}</Spoken>
                    </span>
                  ) : null}
                </p>
              </Form>
            </Section>
          )
        })}
      </div>
    </>
  )
}

import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/ui/form'
import { KeyValues } from '@/components/ui/key-values'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { Person } from '@/lib/agencies/person-queries'
import { changeProfileAction } from '../actions'

export async function Profile({ person }: { person: Person }) {
  const t = await getTranslations('auth.account')
  return (
    <div className="stack-4">
      <KeyValues
        items={[
          { key: t('name'), value: <span lang="zh-CN">{person.name}</span> },
          { key: t('email'), value: person.email },
        ]}
      />
      <Form action={changeProfileAction} aria-label={t('profile')}>
        <TextInput
          name="phone"
          label={t('phone')}
          mark={t('optional')}
          type="tel"
          autoComplete="tel"
          defaultValue={person.phone ?? ''}
        />
        <Select
          name="locale"
          label={t('language')}
          hint={t('languageHint')}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          defaultValue={person.locale}
        />
        <p className="mt-4">
          <SubmitButton variant="plain">{t('save')}</SubmitButton>
        </p>
      </Form>
    </div>
  )
}

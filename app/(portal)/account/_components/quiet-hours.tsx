import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { Person } from '@/lib/agencies/person-queries'
import { setQuietHoursAction } from '../delegation-actions'

const clock = (minutes: number | null): string =>
  minutes === null
    ? ''
    : [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

export async function QuietHours({ person }: { person: Person }) {
  const t = await getTranslations('auth.account')
  return (
    <Form action={setQuietHoursAction} aria-label={t('quiet')}>
      <p className="t2 mb-3">{t('quietHint')}</p>
      <div className="grid2">
        <TextInput
          name="quietFrom"
          label={t('quietFrom')}
          type="time"
          defaultValue={clock(person.quietFrom)}
        />
        <TextInput name="quietTo" label={t('quietTo')} type="time" defaultValue={clock(person.quietTo)} />
      </div>
      <p className="mt-4">
        <SubmitButton variant="plain">{t('save')}</SubmitButton>
      </p>
    </Form>
  )
}

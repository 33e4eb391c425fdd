import { getTranslations } from 'next-intl/server'
import { DateField } from '@/components/ui/date-field'
import { Form } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { getFormat } from '@/lib/i18n/get-format'
import { dayOf, monthEnd, monthOf } from '@/lib/shanghai'
import { advanceClockAction } from './actions'

/** A demonstration's business time can be moved forward, so that a month's close can be watched. */
export async function Clock({ now }: { now: Date }) {
  const [t, f] = [await getTranslations('jobs.clock'), await getFormat()]
  const monthOver = dayOf(monthEnd(monthOf(now)))
  return (
    <Section title={t('title')} note={t('now', { time: f.dateTime(now) })}>
      <Form action={advanceClockAction} aria-label={t('title')}>
        <DateField
          key={monthOver}
          name="day"
          label={t('day')}
          hint={t('hint')}
          defaultValue={monthOver}
          min={dayOf(now)}
          required
        />
        <p className="row mt-4">
          <SubmitButton variant="plain">{t('advance')}</SubmitButton>
        </p>
      </Form>
    </Section>
  )
}

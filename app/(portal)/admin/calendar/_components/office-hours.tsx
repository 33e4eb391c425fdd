import { getTranslations } from 'next-intl/server'
import { DateField } from '@/components/ui/date-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { KeyValues } from '@/components/ui/key-values'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { OfficeHoursRow } from '@/lib/calendar/list-years'
import { getFormat } from '@/lib/i18n/get-format'
import { dayStart } from '@/lib/shanghai'
import { saveHoursAction } from '../actions'

/** Office hours by the day they take effect, the latest first. */
export async function OfficeHours({ hours, may }: { hours: OfficeHoursRow[]; may: boolean }) {
  const [t, f] = await Promise.all([getTranslations('calendar.admin'), getFormat()])
  return (
    <Section
      title={t('hours')}
      note={t('hoursNote')}
      aside={
        may ? (
          <DialogButton label={t('hoursAdd')} title={t('hoursAdd')} size="small">
            <Form className="stack-4" action={saveHoursAction}>
              <DateField name="validFrom" label={t('hoursFrom')} />
              <TextInput
                name="spans"
                label={t('hoursSpans')}
                hint={t('hoursHint')}
                maxLength={200}
                mono
                required
              />
              <div className="row">
                <SubmitButton>{t('save')}</SubmitButton>
              </div>
            </Form>
          </DialogButton>
        ) : undefined
      }
    >
      <KeyValues
        items={hours.map((row) => ({
          key: f.date(dayStart(row.validFrom)),
          value: row.spans.map(([from, to]) => `${from}–${to}`).join(' · '),
        }))}
      />
    </Section>
  )
}

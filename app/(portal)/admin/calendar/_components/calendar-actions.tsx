import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { DateField } from '@/components/ui/date-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { ListedYear } from '@/lib/calendar/list-years'
import { importYearAction, publishYearAction, saveDayAction } from '../actions'

/** A draft is imported, corrected day by day, and published once. */
export async function CalendarActions({ year, shown }: { year: number; shown: ListedYear | undefined }) {
  const t = await getTranslations('calendar.admin')
  const published = shown?.state === 'published'
  const next = published ? year + 1 : year
  return (
    <>
      <DialogButton label={t('import')} title={t('importTitle')} wide>
        <Form className="stack-4" action={importYearAction}>
          <div className="grid2">
            <TextInput
              name="year"
              label={t('importYear')}
              defaultValue={String(next)}
              inputMode="numeric"
              required
            />
            <TextInput
              name="source"
              label={t('importSource')}
              hint={t('importSourceHint')}
              maxLength={200}
              required
            />
          </div>
          <TextArea
            name="days"
            label={t('importDays')}
            hint={t('importHint')}
            placeholder={t('importExample')}
            rows={12}
            mono
            required
          />
          <div className="row">
            <SubmitButton>{t('importDo')}</SubmitButton>
          </div>
        </Form>
      </DialogButton>
      {shown && !published ? (
        <>
          <DialogButton label={t('day')} title={t('dayTitle')}>
            <Form className="stack-4" action={saveDayAction}>
              <DateField name="day" label={t('date')} min={`${year}-01-01`} max={`${year}-12-31`} />
              <ChoiceGroup
                name="kind"
                label={t('kind')}
                row
                options={(['holiday', 'makeUp', 'ordinary'] as const).map((value) => ({
                  value,
                  label: t(`kinds.${value}`),
                }))}
                defaultValue="holiday"
              />
              <div className="grid2">
                <TextInput name="nameZh" label={t('nameZh')} maxLength={40} />
                <TextInput name="nameEn" label={t('nameEn')} maxLength={60} />
              </div>
              <div className="row">
                <SubmitButton>{t('save')}</SubmitButton>
              </div>
            </Form>
          </DialogButton>
          <ActionButton
            action={publishYearAction}
            fields={{ year: String(year) }}
            variant="primary"
            confirm={{
              title: t('publishTitle', { year: String(year) }),
              consequences: [t('publishText')],
            }}
          >
            {t('publish')}
          </ActionButton>
        </>
      ) : null}
    </>
  )
}

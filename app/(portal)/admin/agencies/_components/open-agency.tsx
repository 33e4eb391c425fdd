import { useTranslations } from 'next-intl'
import { AnswerForm } from '@/components/ui/answer-form'
import { DialogButton } from '@/components/ui/dialog-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { AgencyChoices } from '@/lib/agencies/list-agencies'
import { openAgencyAction } from '../actions'
import { AgencyFields } from './agency-fields'

export function OpenAgency({ choices }: { choices: AgencyChoices }) {
  const [t, people] = [useTranslations('agencies.agencies'), useTranslations('agencies.people')]
  return (
    <DialogButton label={t('open')} title={t('openTitle')} variant="primary" icon="plus" wide>
      <AnswerForm
        action={openAgencyAction}
        answer={{ title: t('opened'), hint: people('linkHint'), copy: people('linkCopy') }}
      >
        <TextInput name="creditCode" label={t('creditCode')} hint={t('creditCodeHint')} mono required />
        <AgencyFields choices={choices} />
        <TextInput name="adminName" label={t('adminName')} required />
        <TextInput
          name="adminEmail"
          label={t('adminEmail')}
          type="email"
          hint={people('emailHint')}
          required
        />
        <p className="mt-4">
          <SubmitButton>{t('openVerb')}</SubmitButton>
        </p>
      </AnswerForm>
    </DialogButton>
  )
}

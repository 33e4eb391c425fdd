import { useTranslations } from 'next-intl'
import { AnswerForm } from '@/components/ui/answer-form'
import { DialogButton } from '@/components/ui/dialog-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { createPersonAction } from '../actions'

export function CreatePerson() {
  const [t, people] = [useTranslations('agencies.accounts'), useTranslations('agencies.people')]
  return (
    <DialogButton label={t('create')} title={t('create')} variant="primary" icon="plus">
      <AnswerForm
        action={createPersonAction}
        answer={{ title: people('linkTitle'), hint: people('linkHint'), copy: people('linkCopy') }}
      >
        <p className="t2">{t('createText')}</p>
        <TextInput name="name" label={people('name')} required />
        <TextInput name="email" label={people('email')} type="email" hint={people('emailHint')} required />
        <p className="mt-4">
          <SubmitButton>{t('createVerb')}</SubmitButton>
        </p>
      </AnswerForm>
    </DialogButton>
  )
}

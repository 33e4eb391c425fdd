import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { answerDisputeAction } from '../actions'

/** The reviewer's answer to one dispute; a reduction becomes a line of its own. */
export function AnswerForm({ disputeId, about }: { disputeId: string; about: ReactNode }) {
  const t = useTranslations('billing')
  return (
    <DialogButton label={t('dispute.answer')} title={t('dispute.answerTitle')} variant="primary" size="small">
      <Form action={answerDisputeAction} fields={{ disputeId }} className="stack-4">
        {about}
        <ChoiceGroup
          kind="radio"
          name="answer"
          label={t('dispute.decision')}
          options={(['accepted', 'partly', 'rejected'] as const).map((value) => ({
            value,
            label: t(`answer.${value}`),
          }))}
        />
        <TextInput
          name="reduction"
          label={t('dispute.reduction')}
          hint={t('dispute.reductionHint')}
          inputMode="decimal"
        />
        <TextArea name="answerText" label={t('dispute.answerText')} rows={4} required />
        <SubmitButton>{t('dispute.answer')}</SubmitButton>
      </Form>
    </DialogButton>
  )
}

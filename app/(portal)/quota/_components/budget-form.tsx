import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { createBudgetAction } from '../actions'

/** A new budget of this fiscal year or the next. */
export async function BudgetForm({ year, reason }: { year: number; reason?: string }) {
  const t = await getTranslations('quota.budgets')
  return (
    <DialogButton label={t('create')} title={t('createTitle')} size="small" icon="plus" reason={reason}>
      <Form className="stack-4" action={createBudgetAction}>
        <Select
          name="fiscalYear"
          label={t('fiscalYear')}
          defaultValue={String(year)}
          options={[year, year + 1].map((one) => ({
            value: String(one),
            label: t('year', { year: String(one) }),
          }))}
        />
        <TextInput name="name" label={t('name')} hint={t('nameHint')} maxLength={80} required />
        <TextInput
          name="economicCode"
          label={t('code')}
          hint={t('codeHint')}
          inputMode="numeric"
          maxLength={6}
          mono
          required
        />
        <TextInput
          name="approved"
          label={t('amount')}
          hint={t('amountHint')}
          inputMode="decimal"
          unit="¥"
          required
        />
        <div className="row">
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </Form>
    </DialogButton>
  )
}

import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { printYuan } from '@/lib/money'
import type { Budget } from '@/lib/quota/queries'
import { changeBudgetAction } from '../actions'

export async function BudgetChange({ budget }: { budget: Pick<Budget, 'id' | 'name' | 'approvedFen'> }) {
  const t = await getTranslations('quota.budgets')
  return (
    <DialogButton label={t('change')} title={`${t('changeTitle')} ${budget.name}`} size="small">
      <Form className="stack-4" action={changeBudgetAction} fields={{ budgetId: budget.id }}>
        <TextInput
          name="approved"
          label={t('amount')}
          hint={t('amountHint')}
          defaultValue={printYuan(budget.approvedFen)}
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

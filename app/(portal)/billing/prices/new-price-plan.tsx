import { useLocale, useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { listUnpriced } from '@/lib/billing/list-price-plans'
import { inLocale } from '@/lib/i18n/in-locale'
import { createPricePlanAction } from './actions'

export function NewPricePlan({ unpriced }: { unpriced: Awaited<ReturnType<typeof listUnpriced>> }) {
  const t = useTranslations('billing.prices')
  const locale = useLocale()
  return (
    <DialogButton label={t('new')} title={t('newTitle')} variant="primary" icon="plus">
      <Form action={createPricePlanAction} className="stack-4">
        <Select
          name="of"
          label={t('service')}
          options={unpriced.map((row) => ({
            value: row.planId ? `${row.serviceId}:${row.planId}` : row.serviceId,
            label: row.plan ? inLocale(row.plan, locale) : t('whole'),
            group: inLocale(row.service, locale),
          }))}
          required
        />
        <TextInput name="code" label={t('code')} hint={t('codeHint')} required maxLength={60} />
        <SubmitButton>{t('create')}</SubmitButton>
      </Form>
    </DialogButton>
  )
}

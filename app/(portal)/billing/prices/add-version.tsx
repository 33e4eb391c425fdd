import { useTranslations } from 'next-intl'
import { DateField } from '@/components/ui/date-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { PricePlan } from '@/lib/billing/list-price-plans'
import { fieldOf } from '@/lib/billing/price-form'
import { meterCodes, meterOf } from '@/lib/metering/meters'
import { addPriceVersionAction } from './actions'

const kindsOf = (meter: string) => {
  const { from } = meterOf(meter)
  if (from === 'once') return ['oneOff'] as const
  if (from === 'reading') return ['graduated', 'volume', 'perQuantity'] as const
  return meter === 'service.months' ? (['perMonth'] as const) : (['perHour', 'perMonth'] as const)
}

/** A new version starts from the prices of the newest one. */
export function AddVersion({ plan }: { plan: PricePlan }) {
  const t = useTranslations('billing')
  const newest = plan.versions[0]
  return (
    <DialogButton label={t('prices.addVersion')} title={t('prices.addTitle')} size="small" wide>
      <Form action={addPriceVersionAction} fields={{ pricePlanId: plan.id }} className="stack-4">
        <p className="t3 small">{t('prices.addHint')}</p>
        <TextInput
          name="label"
          label={t('prices.label')}
          hint={t('prices.labelHint')}
          required
          maxLength={40}
        />
        <DateField name="validFrom" label={t('prices.validFrom')} required />
        {meterCodes.map((meter) => {
          const item = newest?.items.find((price) => price.meter === meter)
          const tiers = item && 'tiers' in item ? item.tiers : []
          const tiered = meterOf(meter).from === 'reading'
          return (
            <fieldset key={meter}>
              <legend>
                <b>{t(`meters.${meter}`)}</b> <span className="t3">{t(`per.${meterOf(meter).unit}`)}</span>
              </legend>
              <Select
                name={fieldOf(meter, 'kind')}
                label={t('prices.kind')}
                defaultValue={item?.kind ?? ''}
                empty={t('prices.empty')}
                options={kindsOf(meter).map((value) => ({ value, label: t(`kind.${value}`) }))}
              />
              <TextInput
                name={fieldOf(meter, 'unitPrice')}
                label={t('prices.unitPrice')}
                defaultValue={item && 'unitPrice' in item ? item.unitPrice : ''}
                inputMode="decimal"
              />
              {tiered ? (
                <TextArea
                  name={fieldOf(meter, 'tiers')}
                  label={t('prices.tiers')}
                  hint={t('prices.tiersHint')}
                  rows={3}
                  defaultValue={tiers
                    .map(({ upTo, unitPrice }) => (upTo ? `${upTo} ${unitPrice}` : unitPrice))
                    .join('\n')}
                />
              ) : null}
            </fieldset>
          )
        })}
        <SubmitButton>{t('prices.add')}</SubmitButton>
      </Form>
    </DialogButton>
  )
}

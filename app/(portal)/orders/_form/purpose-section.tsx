'use client'

import { useTranslations } from 'next-intl'
import { DateField } from '@/components/ui/date-field'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import type { FormChoices } from '@/lib/orders/form-choices'
import { onlyCloses } from '@/lib/orders/only-closes'
import type { Content } from './draft-types'

type Props = { content: Content; choices: FormChoices; today: string; onChange: () => void }

/** What the order is for: system, budget, period and the reason that approvers read. */
export function PurposeSection({ content, choices, today, onChange }: Props) {
  const t = useTranslations('orders.form.purpose')
  const zones = useTranslations('catalog.zones')
  const levels = useTranslations('catalog.levels')
  const f = useFormat()
  const system = choices.systems.find(({ id }) => id === content.businessSystemId)
  const budget = choices.budgets.find(({ id }) => id === content.budgetId)
  const closing = onlyCloses(content.lines)
  const lastDay = `${(content.startsOn ?? today).slice(0, 4)}-12-31`
  return (
    <section className="sec" aria-labelledby="purpose">
      <h2 id="purpose">{t('title')}</h2>
      <div>
        <TextInput
          name="title"
          label={t('name')}
          hint={t('nameHint')}
          defaultValue={content.title}
          maxLength={120}
          required
        />
        <div className="grid2 mt-5">
          <Select
            name="businessSystemId"
            label={t('system')}
            empty={t('choose')}
            defaultValue={content.businessSystemId ?? ''}
            options={choices.systems.map(({ id, name }) => ({ value: id, label: name }))}
            hint={
              system
                ? t('systemHint', {
                    zone: zones(system.zone),
                    level: levels(String(system.protectionLevel)),
                    filing: system.filingNumber ?? 'none',
                  })
                : t('systemEmpty')
            }
          />
          {closing ? null : (
            <>
              <Select
                name="budgetId"
                label={t('budget')}
                empty={t('choose')}
                defaultValue={content.budgetId ?? ''}
                options={choices.budgets.map(({ id, name, economicCode }) => ({
                  value: id,
                  label: t('budgetName', { name, code: economicCode }),
                }))}
                hint={
                  budget ? t('budgetLeft', { amount: f.money(BigInt(budget.leftFen)) }) : t('budgetEmpty')
                }
              />
              <DateField
                name="startsOn"
                label={t('startsOn')}
                defaultValue={content.startsOn ?? undefined}
                min={today}
                onChange={onChange}
                hint={t('startsHint')}
              />
              <DateField
                name="endsOn"
                label={t('endsOn')}
                defaultValue={content.endsOn ?? undefined}
                min={content.startsOn ?? today}
                max={lastDay}
                onChange={onChange}
                hint={t('endsHint', { day: f.longDate(lastDay) })}
              />
            </>
          )}
        </div>
        <TextArea
          name="justification"
          label={t('reason')}
          mark={t('reasonMark')}
          defaultValue={content.justification}
          maxLength={4000}
          required
        />
      </div>
    </section>
  )
}

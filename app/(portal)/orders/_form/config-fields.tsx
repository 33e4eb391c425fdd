'use client'

import { useTranslations } from 'next-intl'
import { NumberField } from '@/components/ui/number-field'
import { formEffects } from '@/lib/catalog/form-effects'
import { ConfigField } from './config-field'
import { lineName } from './draft-types'
import type { LineProps } from './line-card'

/** The service's own form; which of its fields are needed follows its rules and what is typed. */
export function ConfigFields({ line, present, service, choices, zone, quoted, onChange }: LineProps) {
  const t = useTranslations('orders.form.lines')
  const effects = formEffects(service.form, present.config)
  const visible = service.form.fields.filter(({ name }) => !effects.get(name)?.hidden)
  const wide = visible.filter((field) => field.type === 'bool' || (field.type === 'text' && field.multiline))
  const field = (item: (typeof visible)[number]) => (
    <ConfigField
      key={item.name}
      field={item}
      effect={effects.get(item.name)}
      name={lineName(line.key, `config.${item.name}`)}
      initial={line.config[item.name]}
      choices={choices}
      zone={zone}
      names={quoted?.names ?? []}
      onChange={onChange}
    />
  )
  return (
    <>
      <div className="grid3">
        <NumberField
          name={lineName(line.key, 'quantity')}
          label={t('quantity')}
          defaultValue={line.quantity}
          min={1}
          max={100}
          onChange={onChange}
        />
        {visible.filter((item) => !wide.includes(item)).map(field)}
      </div>
      {wide.map(field)}
    </>
  )
}

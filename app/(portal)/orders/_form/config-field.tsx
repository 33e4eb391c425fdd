'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { DateField } from '@/components/ui/date-field'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import { constraintsOf } from '@/lib/catalog/constraints-of'
import type { FieldEffect } from '@/lib/catalog/form-effects'
import type { FormField } from '@/lib/catalog/form-schema'
import type { Format } from '@/lib/i18n/format'
import { languageOf } from '@/lib/i18n/in-locale'
import type { FormChoices } from '@/lib/orders/form-choices'
import { referenceOptions } from './reference-options'

type Props = {
  field: FormField
  effect: FieldEffect | undefined
  name: string
  initial: unknown
  choices: FormChoices
  zone: string | undefined
  /** What a pattern of names will produce. */
  names: readonly string[]
  onChange: () => void
}

/** One field of a service's form, as its type asks for it. */
export function ConfigField({ field, effect, name, initial, choices, zone, names, onChange }: Props) {
  const t = useTranslations('orders.form.lines')
  const f = useFormat()
  const language = languageOf(f.locale)
  const { required, min, max } = constraintsOf(field, effect)
  const text = initial === undefined || initial === null ? '' : String(initial)
  const base = {
    name,
    label: field.label[language],
    mark: required ? undefined : t('optional'),
    hint: field.help?.[language],
  }
  switch (field.type) {
    case 'bool':
      return <Checkbox name={name} label={base.label} hint={base.hint} defaultChecked={initial === true} />
    case 'choice':
      if (field.multiple)
        return (
          <ChoiceGroup
            {...base}
            kind="checkbox"
            row
            options={field.options.map(({ value, label }) => ({ value, label: label[language] }))}
            defaultValue={Array.isArray(initial) ? initial : []}
          />
        )
      return (
        <Select
          {...base}
          empty={t('choose')}
          defaultValue={text}
          options={field.options
            .filter(({ value }) => effect?.options?.includes(value) ?? true)
            .map(({ value, label }) => ({ value, label: label[language] }))}
        />
      )
    case 'image':
    case 'sshKey':
    case 'subnet':
      return (
        <Select
          {...base}
          empty={t('choose')}
          defaultValue={text}
          options={referenceOptions(field.type, choices, zone, language, (free) => t('free', { free }))}
        />
      )
    case 'date':
      return <DateField {...base} defaultValue={text} onChange={onChange} />
    case 'number':
      return (
        <TextInput
          {...base}
          type="number"
          inputMode="decimal"
          unit={field.unit?.[language]}
          defaultValue={text}
          hint={base.hint ?? t('steps', { step: field.step, min: Number(min), max: Number(max) })}
        />
      )
    case 'hostName':
      return (
        <TextInput
          {...base}
          mono
          spellCheck={false}
          autoComplete="off"
          defaultValue={text}
          maxLength={80}
          hint={names.length > 1 ? t('makes', { names: shortList(names, f) }) : base.hint}
        />
      )
    default:
      return field.multiline ? (
        <TextArea {...base} defaultValue={text} maxLength={field.maxLength} />
      ) : (
        <TextInput {...base} defaultValue={text} maxLength={field.maxLength} />
      )
  }
}

const shortList = (names: readonly string[], f: Format) =>
  names.length <= 3 ? f.list(names) : `${f.list(names.slice(0, 2))} … ${names.at(-1)}`

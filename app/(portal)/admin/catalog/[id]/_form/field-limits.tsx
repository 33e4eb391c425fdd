'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FormField } from '@/lib/catalog/form-schema'
import { printOptions, readOptions } from './edited-form'
import { PickBox } from './pick-box'
import { TextBox } from './text-box'
import { TickBox } from './tick-box'

type Of<T extends FormField['type']> = Extract<FormField, { type: T }>
type Props<F> = { at: string; field: F; onChange: (field: FormField) => void }

const formats = ['plain', 'code', 'domain', 'email', 'ipv4', 'cidr'] as const
const figure = (text: string) => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text))

/** What a field of this type may hold. */
export function FieldLimits({ at, field, onChange }: Props<FormField>) {
  switch (field.type) {
    case 'text':
      return <TextLimits at={at} field={field} onChange={onChange} />
    case 'number':
      return <NumberLimits at={at} field={field} onChange={onChange} />
    case 'choice':
      return <ChoiceLimits at={at} field={field} onChange={onChange} />
    case 'date':
      return <DateLimits at={at} field={field} onChange={onChange} />
    default:
      return null
  }
}

function TextLimits({ at, field, onChange }: Props<Of<'text'>>) {
  const t = useTranslations('catalog.admin.editor')
  return (
    <div className="grid3">
      <TextBox
        at={`${at}.minLength`}
        label={t('minLength')}
        value={field.minLength}
        onText={(text) => onChange({ ...field, minLength: figure(text) ?? 0 })}
      />
      <TextBox
        at={`${at}.maxLength`}
        label={t('maxLength')}
        value={field.maxLength}
        onText={(text) => onChange({ ...field, maxLength: figure(text) ?? 200 })}
      />
      <PickBox
        label={t('format')}
        value={field.format}
        options={formats.map((value) => ({ value, label: t(`formats.${value}`) }))}
        onPick={(format) => onChange({ ...field, format: formats.find((one) => one === format) ?? 'plain' })}
      />
      <TickBox
        label={t('multiline')}
        checked={field.multiline}
        onTick={(multiline) => onChange({ ...field, multiline })}
      />
    </div>
  )
}

function NumberLimits({ at, field, onChange }: Props<Of<'number'>>) {
  const t = useTranslations('catalog.admin.editor')
  const unit = (zh: string, en: string) => onChange({ ...field, unit: zh || en ? { zh, en } : undefined })
  return (
    <div className="grid3">
      <TextBox
        at={`${at}.min`}
        label={t('min')}
        value={field.min}
        onText={(text) => onChange({ ...field, min: figure(text) ?? 0 })}
      />
      <TextBox
        at={`${at}.max`}
        label={t('max')}
        value={field.max}
        onText={(text) => onChange({ ...field, max: figure(text) ?? field.min })}
      />
      <TextBox
        at={`${at}.step`}
        label={t('step')}
        value={field.step}
        onText={(text) => onChange({ ...field, step: figure(text) ?? 1 })}
      />
      <TextBox
        at={`${at}.initial`}
        label={t('initial')}
        value={field.initial}
        onText={(text) => onChange({ ...field, initial: figure(text) })}
      />
      <TextBox label={t('unitZh')} value={field.unit?.zh} onText={(zh) => unit(zh, field.unit?.en ?? '')} />
      <TextBox label={t('unitEn')} value={field.unit?.en} onText={(en) => unit(field.unit?.zh ?? '', en)} />
    </div>
  )
}

function ChoiceLimits({ at, field, onChange }: Props<Of<'choice'>>) {
  const t = useTranslations('catalog.admin.editor')
  // The text stays as typed: reading it back at each key would take away a bar just begun.
  const [typed, setTyped] = useState(() => printOptions(field.options))
  return (
    <>
      <TextBox
        at={`${at}.options`}
        label={t('options')}
        hint={t('optionsHint')}
        rows={5}
        value={typed}
        onText={(text) => {
          setTyped(text)
          onChange({ ...field, options: readOptions(text) })
        }}
      />
      <div className="grid3">
        <PickBox
          label={t('initial')}
          value={field.initial ?? ''}
          options={[
            { value: '', label: t('none') },
            ...field.options.map(({ value, label }) => ({ value, label: `${label.zh} · ${label.en}` })),
          ]}
          onPick={(initial) => onChange({ ...field, initial: initial || undefined })}
        />
        <TickBox
          label={t('multiple')}
          checked={field.multiple}
          onTick={(multiple) => onChange({ ...field, multiple })}
        />
      </div>
    </>
  )
}

function DateLimits({ at, field, onChange }: Props<Of<'date'>>) {
  const t = useTranslations('catalog.admin.editor')
  return (
    <div className="grid3">
      <TextBox
        at={`${at}.minDaysAhead`}
        label={t('minDaysAhead')}
        value={field.minDaysAhead}
        onText={(text) => onChange({ ...field, minDaysAhead: figure(text) })}
      />
      <TextBox
        at={`${at}.maxDaysAhead`}
        label={t('maxDaysAhead')}
        value={field.maxDaysAhead}
        onText={(text) => onChange({ ...field, maxDaysAhead: figure(text) })}
      />
    </div>
  )
}

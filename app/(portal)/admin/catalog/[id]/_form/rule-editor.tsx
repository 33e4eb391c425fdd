'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { FormField, FormRule } from '@/lib/catalog/form-schema'
import { languageOf } from '@/lib/i18n/in-locale'
import { PickBox } from './pick-box'
import { RuleLimit } from './rule-limit'
import { TextBox } from './text-box'
import { TickBox } from './tick-box'

type Props = {
  rule: FormRule
  fields: FormField[]
  onChange: (rule: FormRule) => void
  onRemove: () => void
}

/** When a field has one of some values, fields after it are required, hidden or narrowed. */
export function RuleEditor({ rule, fields, onChange, onRemove }: Props) {
  const t = useTranslations('catalog.admin.editor')
  const language = languageOf(useLocale())
  const [typed, setTyped] = useState(rule.when.equals.map(String).join(', '))
  const asked = fields.findIndex(({ name }) => name === rule.when.field)
  const later = fields.filter((field, at) => at > asked && field.name)
  const word = (field: FormField) => field.label[language] || field.name
  const toggle = (list: string[], name: string, on: boolean) =>
    on ? [...list, name] : list.filter((one) => one !== name)
  return (
    <div className="line">
      <div className="line__head">
        <PickBox
          label={t('when')}
          value={rule.when.field}
          options={[
            { value: '', label: t('none') },
            ...fields.filter(({ name }) => name).map((field) => ({ value: field.name, label: word(field) })),
          ]}
          onPick={(field) => onChange({ ...rule, when: { ...rule.when, field } })}
        />
        <TextBox
          label={t('equals')}
          hint={t('equalsHint')}
          value={typed}
          onText={(text) => {
            setTyped(text)
            const equals = text.split(/[,，]/).map((one) => one.trim())
            onChange({ ...rule, when: { ...rule.when, equals: equals.filter(Boolean).map(readValue) } })
          }}
        />
        <span className="push">
          <Button size="small" icon="trash" onClick={onRemove}>
            {t('remove')}
          </Button>
        </span>
      </div>
      <div className="line__body">
        {(['require', 'hide'] as const).map((effect) => (
          <Ticks key={effect} label={t(effect)}>
            {later.map((field) => (
              <TickBox
                key={field.name}
                label={word(field)}
                checked={rule[effect].includes(field.name)}
                onTick={(on) => onChange({ ...rule, [effect]: toggle(rule[effect], field.name, on) })}
              />
            ))}
          </Ticks>
        ))}
        {later
          .filter((field) => field.type === 'number' || field.type === 'choice')
          .map((field) => (
            <RuleLimit
              key={field.name}
              field={field}
              limit={rule.limit.find((one) => one.field === field.name)}
              onChange={(limit) =>
                onChange({
                  ...rule,
                  limit: [...rule.limit.filter((one) => one.field !== field.name), ...(limit ? [limit] : [])],
                })
              }
            />
          ))}
      </div>
    </div>
  )
}

/** Boxes send true and false, numbers compare as numbers; all else is text. */
function readValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

function Ticks({ label, children }: { label: string; children: React.ReactNode }) {
  const id = useId()
  return (
    <fieldset className="field" aria-labelledby={id}>
      <legend className="lab" id={id}>
        {label}
      </legend>
      <div className="choices row">{children}</div>
    </fieldset>
  )
}

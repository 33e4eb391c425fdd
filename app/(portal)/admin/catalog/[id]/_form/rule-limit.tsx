'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { FormField, FormRule } from '@/lib/catalog/form-schema'
import { languageOf } from '@/lib/i18n/in-locale'
import { TextBox } from './text-box'
import { TickBox } from './tick-box'

type Limit = FormRule['limit'][number]
type Props = { field: FormField; limit: Limit | undefined; onChange: (limit: Limit | null) => void }

const figure = (text: string) => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text))

/** Narrower bounds of a number, or fewer options of a choice; without any the limit is gone. */
export function RuleLimit({ field, limit, onChange }: Props) {
  const t = useTranslations('catalog.admin.editor')
  const language = languageOf(useLocale())
  const send = (change: Partial<Limit>) => {
    const next = { field: field.name, min: limit?.min, max: limit?.max, options: limit?.options, ...change }
    const empty = next.min === undefined && next.max === undefined && !next.options?.length
    onChange(empty ? null : { ...next, options: next.options?.length ? next.options : undefined })
  }
  const title = `${t('limit')} · ${field.label[language] || field.name}`
  if (field.type === 'choice') {
    const kept = limit?.options ?? []
    return (
      <fieldset className="field">
        <legend className="lab">{`${title} · ${t('limitOptions')}`}</legend>
        <div className="choices row">
          {field.options.map((option) => (
            <TickBox
              key={option.value}
              label={option.label[language]}
              checked={kept.includes(option.value)}
              onTick={(on) =>
                send({ options: on ? [...kept, option.value] : kept.filter((one) => one !== option.value) })
              }
            />
          ))}
        </div>
      </fieldset>
    )
  }
  return (
    <div className="grid2">
      <TextBox
        label={`${title} · ${t('limitMin')}`}
        value={limit?.min}
        onText={(text) => send({ min: figure(text) })}
      />
      <TextBox
        label={`${title} · ${t('limitMax')}`}
        value={limit?.max}
        onText={(text) => send({ max: figure(text) })}
      />
    </div>
  )
}

'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { FormField } from '@/lib/catalog/form-schema'
import { languageOf } from '@/lib/i18n/in-locale'
import { type FieldType, fieldOf, fieldTypes } from './edited-form'
import { FieldLimits } from './field-limits'
import { PickBox } from './pick-box'
import { TextBox } from './text-box'
import { TickBox } from './tick-box'

type Props = {
  /** Its place in the schema: 'form.fields.2'. */
  at: string
  field: FormField
  open: boolean
  first: boolean
  last: boolean
  onChange: (field: FormField) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One field, folded to its head once it has a name. */
export function FieldEditor({ at, field, open, first, last, onChange, onMove, onRemove }: Props) {
  const t = useTranslations('catalog.admin.editor')
  const language = languageOf(useLocale())
  const [unfolded, setUnfolded] = useState(open)
  const label = (zh: string, en: string) => onChange({ ...field, label: { zh, en } })
  const help = (zh: string, en: string) => onChange({ ...field, help: zh || en ? { zh, en } : undefined })
  const title = field.label[language] || field.name || t('unnamed')
  return (
    <div className="line">
      <div className="line__head">
        <Button variant="link" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {title}
        </Button>
        <span className="t3 small">
          {t(`types.${field.type}`)}
          {field.required ? ` ${t('required')}` : ''}
        </span>
        <span className="push row">
          <Button
            size="small"
            icon="up"
            disabled={first}
            aria-label={`${t('up')} ${title}`}
            onClick={() => onMove(-1)}
          />
          <Button
            size="small"
            icon="down"
            disabled={last}
            aria-label={`${t('down')} ${title}`}
            onClick={() => onMove(1)}
          />
          <Button size="small" icon="trash" aria-label={`${t('remove')} ${title}`} onClick={onRemove} />
        </span>
      </div>
      <div className="line__body" hidden={!unfolded}>
        <div className="grid3">
          <TextBox
            at={`${at}.name`}
            label={t('name')}
            hint={t('nameHint')}
            mono
            value={field.name}
            onText={(name) => onChange({ ...field, name })}
          />
          <PickBox
            label={t('type')}
            value={field.type}
            options={fieldTypes.map((value) => ({ value, label: t(`types.${value}`) }))}
            onPick={(type) => onChange(fieldOf(type as FieldType, field))}
          />
          <TickBox
            label={t('required')}
            checked={field.required}
            onTick={(required) => onChange({ ...field, required })}
          />
        </div>
        <div className="grid2">
          <TextBox
            at={`${at}.label.zh`}
            label={t('labelZh')}
            value={field.label.zh}
            onText={(zh) => label(zh, field.label.en)}
          />
          <TextBox
            at={`${at}.label.en`}
            label={t('labelEn')}
            value={field.label.en}
            onText={(en) => label(field.label.zh, en)}
          />
          <TextBox
            label={t('helpZh')}
            value={field.help?.zh}
            onText={(zh) => help(zh, field.help?.en ?? '')}
          />
          <TextBox
            label={t('helpEn')}
            value={field.help?.en}
            onText={(en) => help(field.help?.zh ?? '', en)}
          />
        </div>
        <FieldLimits at={at} field={field} onChange={onChange} />
      </div>
    </div>
  )
}

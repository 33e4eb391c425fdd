'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormSchema } from '@/lib/catalog/form-schema'
import type { Localized } from '@/lib/catalog/localized'
import { saveFormAction } from '../../actions'
import { changed, editedForm, fieldOf, keyed, moved, newRule, schemaOf, without } from './edited-form'
import { FieldEditor } from './field-editor'
import { FormPreview } from './form-preview'
import { RuleEditor } from './rule-editor'

type Props = { serviceId: string; schema: FormSchema; images: { id: string; name: Localized }[] }

/** Fields and rules at the left, the form they make at the right; the server has the last word on both. */
export function FormEditor({ serviceId, schema, images }: Props) {
  const t = useTranslations('catalog.admin')
  const [form, setForm] = useState(() => editedForm(schema))
  const present = schemaOf(form)
  const names = present.fields.map(({ name }) => name)
  const addField = () => {
    const field = fieldOf('text', { name: '', label: { zh: '', en: '' }, required: false })
    setForm({ ...form, fields: [...form.fields, keyed(field)] })
  }
  return (
    <div className="with-aside">
      <div className="sec">
        <Form
          className="stack-4"
          guarded
          action={saveFormAction}
          fields={{ serviceId, form: JSON.stringify(present) }}
        >
          <h2>{t('editor.fields')}</h2>
          {form.fields.length === 0 ? <p className="t3 small">{t('editor.empty')}</p> : null}
          {form.fields.map(({ key, value }, at) => (
            <FieldEditor
              key={key}
              at={`form.fields.${at}`}
              field={value}
              open={value.name === ''}
              first={at === 0}
              last={at === form.fields.length - 1}
              onChange={(field) => setForm({ ...form, fields: changed(form.fields, key, field) })}
              onMove={(by) => setForm({ ...form, fields: moved(form.fields, key, by) })}
              onRemove={() => setForm({ ...form, fields: without(form.fields, key) })}
            />
          ))}
          <div className="row">
            <Button icon="plus" onClick={addField}>
              {t('editor.addField')}
            </Button>
          </div>
          <h2>{t('editor.rules')}</h2>
          {form.rules.map(({ key, value }) => (
            <RuleEditor
              key={key}
              rule={value}
              fields={present.fields}
              onChange={(rule) => setForm({ ...form, rules: changed(form.rules, key, rule) })}
              onRemove={() => setForm({ ...form, rules: without(form.rules, key) })}
            />
          ))}
          <div className="row">
            <Button
              icon="plus"
              reason={names.length < 2 ? t('editor.empty') : undefined}
              onClick={() => setForm({ ...form, rules: [...form.rules, keyed(newRule())] })}
            >
              {t('editor.addRule')}
            </Button>
            <SubmitButton>{t('save')}</SubmitButton>
          </div>
        </Form>
      </div>
      <aside className="aside">
        <div className="aside__in">
          <h2>{t('editor.live')}</h2>
          <p className="t3 small">{t('editor.liveNote')}</p>
          <FormPreview schema={present} images={images} />
        </div>
      </aside>
    </div>
  )
}

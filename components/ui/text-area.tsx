'use client'

import type { TextareaHTMLAttributes } from 'react'
import { Field, type FieldBase } from './field'

type Native = 'defaultValue' | 'placeholder' | 'required' | 'maxLength' | 'rows' | 'readOnly' | 'disabled'

type Props = FieldBase & Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, Native> & { mono?: boolean }

export function TextArea({ name, label, mark, hint, error, mono, defaultValue, ...native }: Props) {
  return (
    <Field name={name} label={label} mark={mark} hint={hint} error={error}>
      {({ typed, typedAll: _, ...control }) => (
        <textarea
          rows={3}
          {...native}
          {...control}
          className={`area ${mono ? 'mono' : ''}`}
          defaultValue={typed ?? defaultValue}
        />
      )}
    </Field>
  )
}

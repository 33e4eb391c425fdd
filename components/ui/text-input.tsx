'use client'

import type { InputHTMLAttributes, ReactNode } from 'react'
import { Field, type FieldBase } from './field'

type Native =
  | 'type'
  | 'defaultValue'
  | 'placeholder'
  | 'required'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'autoComplete'
  | 'inputMode'
  | 'readOnly'
  | 'disabled'
  | 'spellCheck'
  | 'autoFocus'
  | 'onChange'
  | 'value'

type Props = FieldBase &
  Pick<InputHTMLAttributes<HTMLInputElement>, Native> & {
    mono?: boolean
    unit?: ReactNode
    className?: string
  }

/** One line of text; `unit` stands inside its right edge. */
export function TextInput({ name, label, mark, hint, error, mono, unit, className = '', ...native }: Props) {
  return (
    <Field name={name} label={label} mark={mark} hint={hint} error={error}>
      {({ typed, typedAll: _, ...control }) => {
        const input = (
          <input
            {...native}
            {...control}
            className={`in ${mono ? 'mono' : ''} ${className}`}
            {...(native.value === undefined ? { defaultValue: typed ?? native.defaultValue } : {})}
          />
        )
        return unit ? (
          <span className="affix">
            {input}
            <span>{unit}</span>
          </span>
        ) : (
          input
        )
      }}
    </Field>
  )
}

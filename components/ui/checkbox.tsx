'use client'

import type { ReactNode } from 'react'
import { useField } from './form-context'
import { StateGlyph } from './state'

type Props = {
  name: string
  label: ReactNode
  hint?: ReactNode
  value?: string
  defaultChecked?: boolean
  disabled?: boolean
  required?: boolean
}

/** One box that stands alone: a consent, a switch. Several under one label are `CheckboxGroup`. */
export function Checkbox({ name, label, hint, value = 'on', defaultChecked, disabled, required }: Props) {
  const field = useField(name)
  const checked = field.typedAll ? field.typedAll.includes(value) : defaultChecked
  return (
    <div className="field">
      <label className="opt">
        <input
          type="checkbox"
          id={field.id}
          name={name}
          value={value}
          defaultChecked={checked}
          disabled={disabled}
          required={required}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={field.error ? field.errorId : undefined}
        />
        <span>
          {label}
          {hint ? <small>{hint}</small> : null}
        </span>
      </label>
      {field.error ? (
        <span className="err" id={field.errorId}>
          <StateGlyph is="failed" />
          {field.error}
        </span>
      ) : null}
    </div>
  )
}

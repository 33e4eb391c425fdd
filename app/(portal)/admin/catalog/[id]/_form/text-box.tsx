'use client'

import { type ReactNode, useId } from 'react'
import { useField } from '@/components/ui/form-context'
import { StateGlyph } from '@/components/ui/state'

type Props = {
  label: string
  value: string | number | undefined
  onText: (text: string) => void
  hint?: ReactNode
  mono?: boolean
  rows?: number
  /** Its place in the schema, by which the server names what is wrong with it. */
  at?: string
}

/** A controlled box of the editor; its text goes into the schema, not into the form's own fields. */
export function TextBox({ label, value = '', onText, hint, mono, rows, at }: Props) {
  const own = useId()
  const field = useField(at ?? own)
  const id = at ? field.id : own
  const box = {
    id,
    value,
    'aria-invalid': field.error ? (true as const) : undefined,
    'aria-describedby': field.error ? field.errorId : undefined,
    className: `${rows ? 'area' : 'in'} ${mono ? 'mono' : ''}`,
    onChange: (event: { currentTarget: { value: string } }) => onText(event.currentTarget.value),
  }
  return (
    <div className="field">
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      {rows ? <textarea {...box} rows={rows} /> : <input {...box} />}
      {field.error ? (
        <span className="err" id={field.errorId}>
          <StateGlyph is="failed" />
          {field.error}
        </span>
      ) : hint ? (
        <span className="hint">{hint}</span>
      ) : null}
    </div>
  )
}

'use client'

import { type ReactNode, useId } from 'react'

type Props = {
  label: string
  value: string | number | undefined
  onText: (text: string) => void
  hint?: ReactNode
  mono?: boolean
  rows?: number
}

/** A controlled box of the editor; its text goes into the schema, not into the form's own fields. */
export function TextBox({ label, value = '', onText, hint, mono, rows }: Props) {
  const id = useId()
  const box = {
    id,
    value,
    className: `${rows ? 'area' : 'in'} ${mono ? 'mono' : ''}`,
    onChange: (event: { currentTarget: { value: string } }) => onText(event.currentTarget.value),
  }
  return (
    <div className="field">
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      {rows ? <textarea {...box} rows={rows} /> : <input {...box} />}
      {hint ? <span className="hint">{hint}</span> : null}
    </div>
  )
}

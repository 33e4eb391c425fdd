'use client'

import type { ReactNode } from 'react'
import { useField } from './form-context'
import { Spoken } from './spoken'
import { StateGlyph } from './state'

export type FieldBase = {
  name: string
  label: ReactNode
  /** Stands after the label in grey: optional, or a value already known. */
  mark?: ReactNode
  hint?: ReactNode
  /** An error that does not come from the form's answer. */
  error?: string
}

type Props = FieldBase & { children: (control: Control) => ReactNode; group?: boolean }

export type Control = {
  id: string
  name: string
  'aria-invalid'?: true
  'aria-describedby'?: string
  typed?: string
  typedAll?: string[]
}

/** Label above, control, hint beneath; an error takes the hint's place. `group` for several controls under one label. */
export function Field({ name, label, mark, hint, error: given, children, group }: Props) {
  const field = useField(name)
  const error = given ?? field.error
  const describedBy = error ? field.errorId : hint ? field.hintId : undefined
  const control: Control = {
    id: field.id,
    name,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy,
    typed: field.typed,
    typedAll: field.typedAll,
  }
  const words = (
    <>
      {label}
      {mark ? <em>{mark}</em> : null}
    </>
  )
  const below = error ? (
    <span className="err" id={field.errorId}>
      <StateGlyph is="failed" />
      <Spoken>{error}</Spoken>
    </span>
  ) : hint ? (
    <span className="hint" id={field.hintId}>
      <Spoken>{hint}</Spoken>
    </span>
  ) : null
  if (group) {
    return (
      <fieldset className="field" id={field.id} aria-describedby={describedBy}>
        <legend className="lab">{words}</legend>
        {children(control)}
        {below}
      </fieldset>
    )
  }
  return (
    <div className="field">
      <label className="lab" htmlFor={field.id}>
        {words}
      </label>
      {children(control)}
      {below}
    </div>
  )
}

'use client'

import { createContext, useContext } from 'react'
import type { FormState } from '@/lib/actions/form-state'

type FormScope = { id: string; state: FormState; pending: boolean }

export const FormContext = createContext<FormScope>({ id: 'f', state: {}, pending: false })

/** What a field needs of its form: a stable id, what the server said of it, what was typed before. */
export function useField(name: string) {
  const { id, state } = useContext(FormContext)
  const fieldId = `${id}-${name}`
  const value = state.values?.[name]
  const key = name.replace(/\[\]$/, '')
  return {
    id: fieldId,
    hintId: `${fieldId}-hint`,
    errorId: `${fieldId}-error`,
    error: state.fields?.[key],
    typed: Array.isArray(value) ? value[0] : value,
    typedAll: value === undefined ? undefined : Array.isArray(value) ? value : [value],
  }
}

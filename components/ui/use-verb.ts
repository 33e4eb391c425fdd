'use client'

import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import type { FormAction, FormState } from '@/lib/actions/form-state'

export type VerbFields = Record<string, string | number | string[] | undefined>

const nothing: FormState = {}

/** Says what happened as the answer comes: the button itself may be gone from the page that comes with it. */
const telling =
  (action: FormAction): FormAction =>
  async (previous, data) => {
    const answer = await action(previous, data)
    if (answer.toast) toast.success(answer.toast)
    return answer
  }

/** One server action behind one control: sends its fields once, tells what came of it, closes its dialog when accepted. */
export function useVerb(action: FormAction, fields?: VerbFields) {
  const [open, setOpen] = useState(false)
  const [state, dispatch, pending] = useActionState(telling(action), nothing)
  const told = useRef<FormState>(nothing)

  useEffect(() => {
    if (told.current === state) return
    told.current = state
    if (state.ok) setOpen(false)
  }, [state])

  function send(typed?: FormData) {
    if (pending) return
    const data = typed ?? new FormData()
    for (const [name, value] of Object.entries(fields ?? {})) {
      if (Array.isArray(value)) for (const one of value) data.append(name, one)
      else if (value !== undefined) data.set(name, String(value))
    }
    startTransition(() => dispatch(data))
  }

  return { open, setOpen, state, pending, send }
}

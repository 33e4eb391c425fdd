'use client'

import {
  type FormEvent,
  type ReactNode,
  startTransition,
  use,
  useActionState,
  useEffect,
  useId,
  useRef,
} from 'react'
import { toast } from 'sonner'
import type { FormAction, FormState } from '@/lib/actions/form-state'
import { CloseContext } from './close-context'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'
import { useUnsaved } from './use-unsaved'

type Props = {
  action: FormAction
  children: ReactNode
  /** Hidden fields: what the form is about. */
  fields?: Record<string, string | number | undefined>
  className?: string
  /** Empties the form when the server accepts it, where the page stays (a comment, a note). */
  resetOnOk?: boolean
  /** Asks before the page is left with something typed and not sent. */
  guarded?: boolean
  onOk?: (state: FormState) => void
  'aria-label'?: string
}

const nothing: FormState = {}

/** A form over a server action. A refusal keeps every word typed, says what is wrong on top, and takes the focus there. */
export function Form({
  action,
  children,
  fields,
  className,
  resetOnOk,
  guarded = false,
  onOk,
  ...rest
}: Props) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const told = useRef<FormState>(nothing)
  const closeLayer = use(CloseContext)
  const [state, dispatch, pending] = useActionState(action, nothing)
  useUnsaved(form, state, guarded)

  useEffect(() => {
    if (told.current === state) return
    told.current = state
    if (state.toast) toast.success(state.toast)
    if (state.error || state.fields) form.current?.querySelector<HTMLElement>('[data-summary]')?.focus()
    if (state.ok) {
      if (resetOnOk) form.current?.reset()
      onOk?.(state)
      closeLayer?.()
    }
  }, [state, resetOnOk, onOk, closeLayer])

  // Dispatched by hand: React empties the fields of a form whose action it runs itself, even after a refusal.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    startTransition(() => dispatch(data))
  }

  return (
    <FormContext value={{ id, state, pending }}>
      <form ref={form} action={dispatch} onSubmit={submit} className={className} noValidate {...rest}>
        {Object.entries(fields ?? {}).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <ErrorSummary state={state} formId={id} />
        {children}
      </form>
    </FormContext>
  )
}

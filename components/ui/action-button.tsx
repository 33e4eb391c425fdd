'use client'

import type { ReactNode } from 'react'
import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import type { FormAction, FormState } from '@/lib/actions/form-state'
import { Button, type ButtonVariant } from './button'
import { type Confirm, ConfirmDialog } from './confirm-dialog'
import type { IconName } from './icon-shapes'
import { InlineError } from './inline-error'
import { StateGlyph } from './state'

export type { Confirm }

type Props = {
  action: FormAction
  /** What the verb is about, as hidden fields. */
  fields?: Record<string, string | number | undefined>
  children: ReactNode
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  icon?: IconName
  reason?: ReactNode
  confirm?: Confirm
  wide?: boolean
  className?: string
  'aria-label'?: string
}

const nothing: FormState = {}

/** One verb, one button. A refusal stands beside it, in the dialog if there is one. */
export function ActionButton({ action, fields, children, confirm, icon, ...look }: Props) {
  const [open, setOpen] = useState(false)
  const [state, dispatch, pending] = useActionState(action, nothing)
  const told = useRef<FormState>(nothing)

  useEffect(() => {
    if (told.current === state) return
    told.current = state
    if (state.toast) toast(state.toast)
    if (state.ok) setOpen(false)
  }, [state])

  function send(extra?: FormData) {
    if (pending) return
    const data = extra ?? new FormData()
    for (const [name, value] of Object.entries(fields ?? {}))
      if (value !== undefined) data.set(name, String(value))
    startTransition(() => dispatch(data))
  }

  return (
    <span className="acting">
      <Button
        {...look}
        icon={pending ? undefined : icon}
        aria-busy={pending || undefined}
        aria-haspopup={confirm ? 'dialog' : undefined}
        onClick={() => (confirm ? setOpen(true) : send())}
      >
        {pending ? <StateGlyph is="building" /> : null}
        {children}
      </Button>
      {confirm ? (
        <ConfirmDialog
          {...confirm}
          verb={confirm.verb ?? children}
          state={state}
          pending={pending}
          isOpen={open}
          onOpenChange={setOpen}
          onConfirm={send}
        />
      ) : (
        <InlineError state={state} />
      )}
    </span>
  )
}

'use client'

import type { ReactNode } from 'react'
import type { FormAction } from '@/lib/actions/form-state'
import { Button, type ButtonVariant } from './button'
import { type Confirm, ConfirmDialog } from './confirm-dialog'
import type { IconName } from './icon-shapes'
import { InlineError } from './inline-error'
import { StateGlyph } from './state'
import { useVerb, type VerbFields } from './use-verb'

type Props = {
  action: FormAction
  /** What the verb is about, as hidden fields. */
  fields?: VerbFields
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

/** One verb, one button. A refusal stands beside it, in the dialog if there is one. */
export function ActionButton({ action, fields, children, confirm, icon, ...look }: Props) {
  const { open, setOpen, state, pending, send } = useVerb(action, fields)
  return (
    <span className={look.wide ? 'acting acting--wide' : 'acting'}>
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

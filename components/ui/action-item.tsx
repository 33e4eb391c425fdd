'use client'

import type { ReactNode } from 'react'
import type { FormAction } from '@/lib/actions/form-state'
import { type Confirm, ConfirmDialog } from './confirm-dialog'
import { Icon } from './icon'
import type { IconName } from './icon-shapes'
import { InlineError } from './inline-error'
import { useVerb, type VerbFields } from './use-verb'

type Props = {
  action: FormAction
  fields?: VerbFields
  icon: IconName
  children: ReactNode
  /** What it does or costs, beneath the verb; a reason takes its place. */
  note?: ReactNode
  reason?: ReactNode
  confirm?: Confirm
  danger?: boolean
}

/** A verb as a line of the aside's action list: `<ul className="acts">`. Links there are `ActionLink`. */
export function ActionItem({ action, fields, icon, children, note, reason, confirm, danger }: Props) {
  const { open, setOpen, state, pending, send } = useVerb(action, fields)
  return (
    <li>
      <button
        type="button"
        className={danger && !reason ? 'dan' : undefined}
        aria-disabled={reason ? true : undefined}
        aria-busy={pending || undefined}
        aria-haspopup={confirm ? 'dialog' : undefined}
        onClick={() => {
          if (reason) return
          if (confirm) setOpen(true)
          else send()
        }}
      >
        <Icon name={reason ? 'lock' : pending ? 'refresh' : icon} className={pending ? 'spin' : ''} />
        <span>{children}</span>
        {reason || note ? <small>{reason ?? note}</small> : null}
      </button>
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
    </li>
  )
}

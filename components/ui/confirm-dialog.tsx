'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { FormState } from '@/lib/actions/form-state'
import { Button } from './button'
import { Dialog } from './dialog'
import { FormContext } from './form-context'
import { InlineError } from './inline-error'
import { Spoken } from './spoken'
import { StateGlyph } from './state'

export type Confirm = {
  title: ReactNode
  /** What will happen, one sentence each. */
  consequences?: ReactNode[]
  /** For destruction: the name that must be typed. */
  typeName?: string
  /** More fields the verb needs: a reason, a date. */
  children?: ReactNode
  /** The button repeats the verb; by default the words of the button that opened the dialog. */
  verb?: ReactNode
  danger?: boolean
}

type Props = Confirm & {
  state: FormState
  pending: boolean
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  onConfirm: (data: FormData) => void
}

export function ConfirmDialog({
  title,
  consequences = [],
  typeName,
  children,
  verb,
  danger,
  ...props
}: Props) {
  const t = useTranslations('ui.dialog')
  const id = useId()
  const [typed, setTyped] = useState('')
  const grave = danger ?? Boolean(typeName)
  const ready = !typeName || typed.trim() === typeName

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (ready) props.onConfirm(new FormData(event.currentTarget))
  }

  return (
    <Dialog title={title} isOpen={props.isOpen} onOpenChange={props.onOpenChange} danger={grave}>
      <FormContext value={{ id, state: props.state, pending: props.pending }}>
        <form onSubmit={submit} noValidate>
          <div className="dialog__body stack-4">
            {consequences.length > 0 ? (
              <ul className="list">
                {consequences.map((line) => (
                  <li key={String(line)}>
                    <Spoken>{line}</Spoken>
                  </li>
                ))}
              </ul>
            ) : null}
            {children}
            {typeName ? (
              <div className="field">
                <label className="lab" htmlFor={`${id}-confirm`}>
                  {t('typeName')}
                  <em className="mono">{typeName}</em>
                </label>
                <input
                  className="in mono"
                  id={`${id}-confirm`}
                  autoComplete="off"
                  spellCheck={false}
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
              </div>
            ) : null}
            <InlineError state={props.state} />
          </div>
          <footer className="dialog__foot">
            <Button onClick={() => props.onOpenChange(false)}>{t('back')}</Button>
            <Button
              type="submit"
              variant={grave ? 'danger-solid' : 'primary'}
              reason={ready ? undefined : t('typeNameFirst')}
              aria-busy={props.pending || undefined}
            >
              {props.pending ? <StateGlyph is="building" /> : null}
              {verb}
            </Button>
          </footer>
        </form>
      </FormContext>
    </Dialog>
  )
}

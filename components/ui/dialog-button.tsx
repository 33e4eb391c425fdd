'use client'

import { type ReactNode, useState } from 'react'
import { Button, type ButtonVariant } from './button'
import { CloseContext } from './close-context'
import { Dialog } from './dialog'
import type { IconName } from './icon-shapes'

type Props = {
  label: ReactNode
  title: ReactNode
  children: ReactNode | ((close: () => void) => ReactNode)
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  icon?: IconName
  reason?: ReactNode
  danger?: boolean
  wide?: boolean
}

/** A button that opens a dialog. A `Form` inside closes it when the server accepts. */
export function DialogButton({ label, title, children, danger, wide, ...look }: Props) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button {...look} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={title} isOpen={open} onOpenChange={setOpen} danger={danger} wide={wide}>
        <div className="dialog__body">
          <CloseContext value={close}>
            {typeof children === 'function' ? children(close) : children}
          </CloseContext>
        </div>
      </Dialog>
    </>
  )
}

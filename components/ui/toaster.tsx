'use client'

import { Toaster as Sonner } from 'sonner'

/** Where short messages appear. One way back at most; errors that need action stay on the page. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      toastOptions={{ unstyled: true, classNames: { toast: 'toast', actionButton: 'link small' } }}
    />
  )
}

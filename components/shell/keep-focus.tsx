'use client'

import { useEffect } from 'react'

/** A closing dialog gives the focus back itself, in the frame after it has asked to: this is longer than it takes to ask. */
const settledMillis = 100

/** When the control that had the focus leaves with its row or its page, the keyboard goes on from the main part. */
export function KeepFocus() {
  useEffect(() => {
    let last: Element | null = null
    let timer: ReturnType<typeof setTimeout>
    const remember = ({ target }: FocusEvent) => {
      last = target as Element
    }
    const catchUp = () =>
      requestAnimationFrame(() => {
        if (document.activeElement === document.body)
          document.getElementById('main')?.focus({ preventScroll: true })
      })
    const watch = new MutationObserver(() => {
      if (!last || last.isConnected) return
      last = null
      clearTimeout(timer)
      timer = setTimeout(catchUp, settledMillis)
    })
    document.addEventListener('focusin', remember)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => {
      clearTimeout(timer)
      watch.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
  return null
}

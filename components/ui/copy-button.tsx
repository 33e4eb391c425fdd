'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Icon } from './icon'

/** Copies a value; says so where it was pressed. With `children` a worded button, without a small icon. */
export function CopyButton({ value, label, children }: { value: string; label?: string; children?: string }) {
  const t = useTranslations('ui.copy')
  const [done, setDone] = useState(false)
  async function copy() {
    await navigator.clipboard.writeText(value)
    setDone(true)
    setTimeout(() => setDone(false), 2000)
  }
  return (
    <>
      <button
        type="button"
        className={children ? 'btn btn--quiet btn--sm' : 'copy'}
        onClick={copy}
        aria-label={children ? undefined : (label ?? t('copy', { value }))}
      >
        <Icon name="copy" small />
        {children}
      </button>
      <span role="status" className="small t2">
        {done ? t('copied') : null}
      </span>
    </>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Icon } from './icon'

export function RefreshButton({ label }: { label: string }) {
  const router = useRouter()
  const [busy, start] = useTransition()
  return (
    <button
      type="button"
      className="btn btn--ico"
      aria-label={label}
      aria-busy={busy}
      onClick={() => start(router.refresh)}
    >
      <Icon name="refresh" className={busy ? 'spin' : ''} />
    </button>
  )
}

'use client'

import { type ReactNode, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import type { FormAction } from '@/lib/actions/form-state'

type Props = {
  callbackUrl: string
  /** What is remembered on this side before leaving: an invitation, that it is for linking. */
  before?: FormAction
  fields?: Record<string, string>
  wide?: boolean
  children: ReactNode
}

/** Leaves for the identity provider through next-auth, which keeps state, nonce and PKCE. */
export function IdentityButton({ callbackUrl, before, fields, wide = true, children }: Props) {
  const [pending, start] = useTransition()
  const leave = () =>
    start(async () => {
      const data = new FormData()
      for (const [name, value] of Object.entries(fields ?? {})) data.set(name, value)
      if (before) await before({}, data)
      const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
      const body = new URLSearchParams({ csrfToken, json: 'true', callbackUrl })
      const answer = await fetch('/api/auth/signin/oidc', { method: 'POST', body })
      const { url } = (await answer.json()) as { url: string }
      location.assign(url)
    })
  return (
    <Button wide={wide} icon="agency" onClick={leave} aria-busy={pending}>
      {children}
    </Button>
  )
}

'use client'

import { type ReactNode, useTransition } from 'react'
import { Button } from '@/components/ui/button'

/** Leaves for the identity provider through next-auth, which keeps state, nonce and PKCE. */
export function IdentityButton({ callbackUrl, children }: { callbackUrl: string; children: ReactNode }) {
  const [pending, start] = useTransition()
  const leave = () =>
    start(async () => {
      const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
      const body = new URLSearchParams({ csrfToken, json: 'true', callbackUrl })
      const answer = await fetch('/api/auth/signin/oidc', { method: 'POST', body })
      const { url } = (await answer.json()) as { url: string }
      location.assign(url)
    })
  return (
    <Button wide icon="agency" onClick={leave} aria-busy={pending}>
      {children}
    </Button>
  )
}

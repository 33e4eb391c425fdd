'use client'

import type { FormAction, FormError } from '@/lib/actions/form-state'

/** Sentences of the refusals that a sign-in may meet, by code. */
export type SignInErrors = Record<string, FormError>

/**
 * Signs in through next-auth's door: its CSRF token, then the credential. The answer is an address, of the
 * next page or of a refusal.
 */
export const enterBy =
  (provider: string, errors: SignInErrors): FormAction =>
  async (_previous, data) => {
    const refusal = await knock(provider, data).catch(() => 'actions.unexpected')
    if (refusal === null) return { ok: true, at: Date.now() }
    const error = errors[refusal] ?? errors['auth.identityFailed']
    const account = data.get('account')
    return {
      ok: false,
      at: Date.now(),
      error,
      values: { account: typeof account === 'string' ? account : '' },
    }
  }

async function knock(provider: string, data: FormData): Promise<string | null> {
  const next = (await post(provider, data)) ?? (await post(provider, data))
  if (!next) return 'actions.unexpected'
  const refusal = next.searchParams.get('error')
  if (refusal) return refusal
  location.assign(next.pathname + next.search)
  return null
}

/** Null: the token was not the cookie's, as when two tabs began at once; the second time it is. */
async function post(provider: string, data: FormData): Promise<URL | null> {
  const csrf = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const body = new URLSearchParams({ csrfToken: csrf.csrfToken, json: 'true', callbackUrl: '/' })
  for (const [name, value] of data) if (typeof value === 'string') body.set(name, value)
  const answer = await fetch(`/api/auth/callback/${provider}`, { method: 'POST', body })
  const { url } = (await answer.json()) as { url: string }
  const next = new URL(url, location.href)
  return next.searchParams.has('csrf') ? null : next
}

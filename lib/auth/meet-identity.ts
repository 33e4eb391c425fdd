import 'server-only'
import { cookies, headers } from 'next/headers'
import * as z from 'zod'
import { currentVisitor } from '@/lib/auth/current-visitor'
import { linkIdentity } from '@/lib/auth/link-identity'
import type { SignedIn } from '@/lib/auth/pass-first-factor'
import { currentCtx } from '@/lib/auth/session'
import { invitationCookie, linkCookie } from '@/lib/auth/session-cookie'
import { signInWithIdentity } from '@/lib/auth/sign-in-with-identity'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { routes } from '@/lib/routes'

export const Claims = z.object({
  sub: z.string().min(1).max(255),
  iss: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  amr: z.array(z.string()).optional(),
})

/** Back from the identity provider: to link it to the account signed in, or to sign in. A string is an address. */
export async function meetIdentity(profile: unknown): Promise<SignedIn | string> {
  const jar = await cookies()
  const linking = jar.get(linkCookie.name) !== undefined
  const invitation = jar.get(invitationCookie.name)?.value
  jar.delete(linkCookie.name)
  jar.delete(invitationCookie.name)
  const back = linking ? routes.account : routes.login
  try {
    const claims = Claims.parse(profile)
    const identity = { issuer: claims.iss ?? env.OIDC_ISSUER ?? '', subject: claims.sub }
    if (linking) {
      const ctx = await currentCtx()
      if (!ctx) return routes.login
      await linkIdentity(ctx, identity)
      return `${routes.account}?linked=1`
    }
    const ctx = await currentVisitor()
    const head = await headers()
    return await signInWithIdentity(ctx, {
      ...identity,
      email: claims.email_verified ? claims.email : undefined,
      secondFactor: claims.amr?.some((method) => method === 'mfa' || method === 'otp') ?? false,
      invitation,
      userAgent: head.get('user-agent') ?? undefined,
    })
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error }, 'identity provider sign-in failed')
    const code = error instanceof AppError ? error.code : 'auth.identityFailed'
    return `${back}?error=${code}`
  }
}

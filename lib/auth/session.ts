import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { authorize, needsSecondFactor, type Permission } from '@/lib/auth/permissions'
import { readSession } from '@/lib/auth/read-session'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { type Ctx, newCtx } from '@/lib/context'
import { databases } from '@/lib/db/client'
import { routes } from '@/lib/routes'

/** Read once a request. Null: nobody is signed in, or the session has ended. */
export const currentCtx = cache(async (): Promise<Ctx | null> => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const token = jar.get(sessionCookie.name)?.value
  if (!token) return null
  const address = head.get('x-forwarded-for')?.split(',')[0]?.trim()
  const session = await readSession(databases, token)
  if (!session) return null
  return newCtx(databases, session.actor, {
    now: () => new Date(Date.now() + session.clockOffsetSeconds * 1000),
    requestId: head.get('x-request-id') ?? undefined,
    address,
  })
})

/** The signed-in person's context; without one, to the sign-in page. A page names what its reader needs. */
export async function requireCtx(permission?: Permission): Promise<Ctx> {
  const ctx = await currentCtx()
  if (!ctx) redirect(routes.login)
  // A mandatory second factor is enrolled before anything else opens; one's own account stays reachable.
  if (permission !== 'self:manage' && needsSecondFactor(ctx.actor)) redirect(routes.enrolFactor)
  if (permission) authorize(ctx.actor, permission)
  return ctx
}

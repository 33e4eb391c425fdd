import 'server-only'
import { env } from '@/lib/env'

const secure = env.NEXTAUTH_URL.startsWith('https:')

/** Carries only a session's random token; everything it stands for is read from its row at each request. */
export const sessionCookie = {
  name: 'zt_session',
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
} as const

/** From password to second factor; five minutes. */
export const challengeCookie = {
  name: 'zt_challenge',
  options: { ...sessionCookie.options, maxAge: 300 },
} as const

/** Says that the next return from the identity provider links an identity, instead of signing in. */
export const linkCookie = { name: 'zt_link', options: challengeCookie.options } as const

/** The invitation being accepted through the identity provider. */
export const invitationCookie = { name: 'zt_invitation', options: challengeCookie.options } as const

import 'server-only'
import { cookies } from 'next/headers'
import type { NextAuthOptions, User } from 'next-auth'
import { identityProvider } from '@/lib/auth/identity-provider'
import type { SignedIn } from '@/lib/auth/pass-first-factor'
import { demonstrationProvider, passwordProvider, secondFactorProvider } from '@/lib/auth/providers'
import { revokeByToken } from '@/lib/auth/revoke-by-token'
import { challengeCookie, sessionCookie } from '@/lib/auth/session-cookie'
import { databases } from '@/lib/db/client'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { routes } from '@/lib/routes'

/** next-auth's user is one visit: what came of it decides where it leads. */
export type Visit = User & { signedIn: SignedIn }
const visitOf = (user: User | undefined): SignedIn | undefined => (user as Visit | undefined)?.signedIn

/**
 * next-auth is the door: CSRF, cookies, the OIDC exchange. Its token is nothing but our opaque session token,
 * so the one cookie can be revoked by its row at any moment.
 */
export const authOptions: NextAuthOptions = {
  secret: env.NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: 8 * 3600 },
  useSecureCookies: env.NEXTAUTH_URL.startsWith('https:'),
  cookies: { sessionToken: { name: sessionCookie.name, options: sessionCookie.options } },
  pages: { signIn: routes.login, error: routes.login, signOut: routes.login },
  providers: [
    passwordProvider,
    secondFactorProvider,
    ...(env.DEMO ? [demonstrationProvider] : []),
    ...(env.OIDC_ISSUER ? [identityProvider] : []),
  ],
  jwt: {
    encode: async ({ token }) => String(token?.sessionToken ?? ''),
    decode: async ({ token }) => (token ? { sessionToken: token } : null),
  },
  callbacks: {
    async signIn({ user, account, profile }) {
      if (account?.provider === 'oidc') {
        const { meetIdentity } = await import('@/lib/auth/meet-identity')
        const met = await meetIdentity(profile)
        if (typeof met === 'string') return met
        Object.assign(user, { signedIn: met })
      }
      const signedIn = visitOf(user)
      if (!signedIn) return false
      if (signedIn.next === 'newPassword') return `${routes.reset(signedIn.token)}&expired=1`
      if (signedIn.next === 'session') return true
      const jar = await cookies()
      jar.set(challengeCookie.name, signedIn.challenge, challengeCookie.options)
      return routes.secondFactor
    },
    jwt({ token, user }) {
      const signedIn = visitOf(user)
      return signedIn?.next === 'session' ? { sessionToken: signedIn.token } : token
    },
    /** The browser learns nothing here: pages are drawn by the server. */
    session: ({ session }) => ({ expires: session.expires }),
  },
  logger: {
    error: (code, told) => {
      const reason = told instanceof Error ? told.message : told.error?.message
      log.warn({ code, reason }, 'sign-in refused by next-auth')
    },
    warn: (code) => log.warn({ code }, 'next-auth'),
    debug: () => {},
  },
  events: {
    signOut: async ({ token }) => revokeByToken(databases, String(token?.sessionToken ?? '')),
  },
}

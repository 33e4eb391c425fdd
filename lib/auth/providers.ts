import 'server-only'
import { cookies } from 'next/headers'
import type { User } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type * as z from 'zod'
import { DemonstrationSignIn, SecondFactor, SignIn } from '@/lib/auth/input'
import type { SignedIn } from '@/lib/auth/pass-first-factor'
import { passSecondFactor } from '@/lib/auth/pass-second-factor'
import { challengeCookie } from '@/lib/auth/session-cookie'
import { signInForDemonstration } from '@/lib/auth/sign-in-for-demonstration'
import { signInWithPassword } from '@/lib/auth/sign-in-with-password'
import type { Ctx } from '@/lib/context'
import { databases } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { visitorCtx } from '@/lib/visitor'

type Head = Record<string, string | undefined>
type Verb<S extends z.ZodType> = (ctx: Ctx, input: z.output<S>, userAgent?: string) => Promise<SignedIn>

/** One credential in, one visit out. What goes to the browser on a refusal is an error code, nothing else. */
function provider<S extends z.ZodType>(id: string, schema: S, verb: Verb<S>) {
  return Credentials({
    id,
    name: id,
    credentials: {},
    async authorize(given, request): Promise<User> {
      const head: Head = request.headers ?? {}
      const address = head['x-forwarded-for']?.split(',')[0]?.trim()
      const ctx = visitorCtx(databases, { address, requestId: head['x-request-id'] })
      const input = schema.safeParse(given)
      try {
        if (!input.success) throw new AppError('invalid', 'auth.wrongCredentials')
        const signedIn = await verb(ctx, input.data, head['user-agent'])
        return Object.assign({ id: 'visit' }, { signedIn })
      } catch (error) {
        if (error instanceof AppError) throw error
        log.error({ err: error, requestId: ctx.requestId }, 'sign-in failed')
        throw new AppError('unavailable', 'actions.unexpected')
      }
    },
  })
}

export const passwordProvider = provider('password', SignIn, signInWithPassword)

export const secondFactorProvider = provider(
  'second-factor',
  SecondFactor,
  async (ctx, { code }, userAgent) => {
    const jar = await cookies()
    const challenge = jar.get(challengeCookie.name)?.value
    if (!challenge) throw new AppError('forbidden', 'auth.challengeOver')
    const signedIn = await passSecondFactor(ctx, { challenge, code, userAgent })
    jar.delete(challengeCookie.name)
    return signedIn
  },
)

/** Stands among the providers only where DEMO is 1. */
export const demonstrationProvider = provider(
  'demonstration',
  DemonstrationSignIn,
  async (ctx, input, userAgent) => {
    const agencyId = input.agencyId === '' ? null : input.agencyId
    const token = await signInForDemonstration(ctx, { personId: input.personId, agencyId, userAgent })
    return { next: 'session', token }
  },
)

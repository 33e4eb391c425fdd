import { eq } from 'drizzle-orm'
import { findPersonByEmail } from '@/lib/agencies/person-queries'
import type { SignIn } from '@/lib/auth/input'
import { isLocked } from '@/lib/auth/login-failures'
import { passFirstFactor, type SignedIn } from '@/lib/auth/pass-first-factor'
import { passwordMatches } from '@/lib/auth/passwords'
import { authorize } from '@/lib/auth/permissions'
import { refuseSignIn } from '@/lib/auth/refuse-sign-in'
import { takeRate } from '@/lib/auth/take-rate'
import { type Ctx, inTransaction } from '@/lib/context'
import { credentials } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'

/**
 * Password to session, or to the second factor. Unknown, disabled and wrong answer alike, in words, in time
 * and in when they lock.
 */
export async function signInWithPassword(ctx: Ctx, input: SignIn, userAgent?: string): Promise<SignedIn> {
  authorize(ctx.actor, 'door:enter')
  await takeRate(ctx, { key: `sign-in:${ctx.address ?? 'unknown'}`, limit: 60, seconds: 60 })
  const person = await findPersonByEmail(ctx, input.account)
  const [kept] = person
    ? await ctx.db
        .select({ hash: credentials.passwordHash })
        .from(credentials)
        .where(eq(credentials.personId, person.id))
    : []
  const locked = await isLocked(ctx, input.account)
  const right = await passwordMatches(kept?.hash, input.password)
  if (locked) throw new AppError('forbidden', 'auth.locked')
  if (!right || person?.state !== 'active') {
    await refuseSignIn(ctx, input.account, person)
    throw new AppError('forbidden', 'auth.wrongCredentials')
  }
  return inTransaction(ctx, (tx) => passFirstFactor(tx, person, { method: 'password', userAgent }))
}

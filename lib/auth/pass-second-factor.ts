import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { findPerson, type Person } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { isLocked } from '@/lib/auth/login-failures'
import { enter, type SignedIn } from '@/lib/auth/pass-first-factor'
import { authorize } from '@/lib/auth/permissions'
import { refuseSignIn } from '@/lib/auth/refuse-sign-in'
import { acceptedStep, openFactor } from '@/lib/auth/totp'
import { type Ctx, inTransaction } from '@/lib/context'
import { loginChallenges, recoveryCodes, totpFactors } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'
import { hashToken } from '@/lib/tokens'
import { visitOf } from '@/lib/visitor'

type Answer = { challenge: string; code: string; userAgent?: string }

/** The challenge is passed once, with a code never used before or a recovery code. Five tries. */
export async function passSecondFactor(ctx: Ctx, answer: Answer): Promise<SignedIn> {
  authorize(ctx.actor, 'door:enter')
  const outcome = await inTransaction(ctx, async (tx) => {
    const challenge = await lockChallenge(tx, answer.challenge)
    const person = await findPerson(tx, challenge.personId)
    if (person?.state !== 'active') throw new AppError('forbidden', 'auth.challengeOver')
    if (await isLocked(tx, person.email)) throw new AppError('forbidden', 'auth.locked')
    const right = await answerHolds(tx, person, answer.code)
    await tx.db
      .update(loginChallenges)
      .set(right ? { usedAt: sql`now()` } : { failures: sql`${loginChallenges.failures} + 1` })
      .where(eq(loginChallenges.tokenHash, challenge.tokenHash))
    if (!right) return person
    return enter(tx, person, { method: challenge.method, secondFactor: true, userAgent: answer.userAgent })
  })
  if ('next' in outcome) return outcome
  await refuseSignIn(ctx, outcome.email, outcome)
  throw new AppError('forbidden', 'auth.wrongCode')
}

async function lockChallenge(tx: Ctx, token: string) {
  const [challenge] = await tx.db
    .select()
    .from(loginChallenges)
    .where(
      and(
        eq(loginChallenges.tokenHash, hashToken(token)),
        isNull(loginChallenges.usedAt),
        gt(loginChallenges.expiresAt, sql`now()`),
        lt(loginChallenges.failures, 5),
      ),
    )
    .for('update')
  if (!challenge) throw new AppError('forbidden', 'auth.challengeOver')
  return challenge
}

async function answerHolds(tx: Ctx, person: Person, code: string): Promise<boolean> {
  const digits = code.replaceAll(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? spendCode(tx, person.id, digits) : spendRecoveryCode(tx, person, digits)
}

/** The factor's row is locked: the same code sent twice at once passes once. */
export async function spendCode(tx: Ctx, personId: string, code: string): Promise<boolean> {
  const [factor] = await tx.db
    .select()
    .from(totpFactors)
    .where(eq(totpFactors.personId, personId))
    .for('update')
  if (!factor?.secretBox || !factor.confirmedAt) return false
  const step = acceptedStep(openFactor(factor.secretBox, personId), code, factor.lastStep)
  if (step === null) return false
  await tx.db.update(totpFactors).set({ lastStep: step }).where(eq(totpFactors.personId, personId))
  return true
}

async function spendRecoveryCode(tx: Ctx, person: Person, code: string): Promise<boolean> {
  const used = await tx.db
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(recoveryCodes.personId, person.id),
        eq(recoveryCodes.codeHash, hashToken(code.toUpperCase())),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id })
  if (used.length > 0) await recordAudit(visitOf(tx, person), 'factor.useRecoveryCode', person.id)
  return used.length > 0
}

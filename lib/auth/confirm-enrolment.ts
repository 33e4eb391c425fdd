import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { ConfirmEnrolment } from '@/lib/auth/input'
import { ownAccount } from '@/lib/auth/own-account'
import { authorize } from '@/lib/auth/permissions'
import { replaceRecoveryCodes } from '@/lib/auth/recovery-codes'
import { takeRate } from '@/lib/auth/take-rate'
import { acceptedStep, openFactor } from '@/lib/auth/totp'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { sessions, totpFactors } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'

/** The first right code makes the new secret the factor, and this session one with both factors. */
export async function confirmEnrolment(ctx: Ctx, { code }: ConfirmEnrolment): Promise<string[]> {
  authorize(ctx.actor, 'self:manage')
  await takeRate(ctx, { key: `enrol:${ctx.actor.personId}`, limit: 10, seconds: 300 })
  return inTransaction(elevate(ctx), async (tx) => {
    const person = await ownAccount(tx)
    const [factor] = await tx.db
      .select()
      .from(totpFactors)
      .where(eq(totpFactors.personId, person.id))
      .for('update')
    if (!factor?.pendingBox) throw new AppError('rule', 'auth.noEnrolment')
    const secret = openFactor(factor.pendingBox, person.id)
    const step = acceptedStep(secret, code.replaceAll(' ', ''), null)
    if (step === null) {
      throw new AppError('invalid', 'actions.invalid', { fields: { code: { code: 'auth.wrongCode' } } })
    }
    await tx.db
      .update(totpFactors)
      .set({ secretBox: factor.pendingBox, pendingBox: null, confirmedAt: sql`now()`, lastStep: step })
      .where(eq(totpFactors.personId, person.id))
    if (tx.actor.sessionId) {
      await tx.db
        .update(sessions)
        .set({ secondFactorAt: sql`now()` })
        .where(eq(sessions.id, tx.actor.sessionId))
    }
    await recordAudit(tx, 'factor.enrol', person.id)
    return replaceRecoveryCodes(tx, person.id)
  })
}

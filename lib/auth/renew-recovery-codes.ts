import { recordAudit } from '@/lib/audit/record-audit'
import { ownAccount } from '@/lib/auth/own-account'
import { authorize } from '@/lib/auth/permissions'
import { replaceRecoveryCodes } from '@/lib/auth/recovery-codes'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** New recovery codes, for a session that has passed the second factor. */
export async function renewRecoveryCodes(ctx: Ctx): Promise<string[]> {
  authorize(ctx.actor, 'self:manage')
  if (!ctx.actor.secondFactor) throw new AppError('forbidden', 'auth.secondFactorNeeded')
  return inTransaction(elevate(ctx), async (tx) => {
    const person = await ownAccount(tx)
    await recordAudit(tx, 'factor.renewRecoveryCodes', person.id)
    return replaceRecoveryCodes(tx, person.id)
  })
}

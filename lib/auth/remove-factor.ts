import { eq } from 'drizzle-orm'
import { listHats } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { ownAccount } from '@/lib/auth/own-account'
import { authorize } from '@/lib/auth/permissions'
import { secondFactorRoles } from '@/lib/auth/roles'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { recoveryCodes, totpFactors } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'

/** Only who may do without: no hat of theirs asks for a second factor. */
export async function removeFactor(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  if (!ctx.actor.secondFactor) throw new AppError('forbidden', 'auth.secondFactorNeeded')
  await inTransaction(elevate(ctx), async (tx) => {
    const person = await ownAccount(tx)
    const hats = await listHats(tx, person.id)
    if (hats.some((hat) => hat.roles.some((role) => secondFactorRoles.includes(role)))) {
      throw new AppError('rule', 'auth.factorMandatory')
    }
    await clearFactor(tx, person.id)
    await recordAudit(tx, 'factor.remove', person.id)
  })
}

export async function clearFactor(tx: Ctx, personId: string): Promise<void> {
  await tx.db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
  await tx.db.delete(totpFactors).where(eq(totpFactors.personId, personId))
}

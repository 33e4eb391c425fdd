import { recordAudit } from '@/lib/audit/record-audit'
import { ownAccount } from '@/lib/auth/own-account'
import { authorize } from '@/lib/auth/permissions'
import { newSecret, sealFactor } from '@/lib/auth/totp'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { totpFactors } from '@/lib/db/schema/auth'

/** A new secret for the authenticator app. An older one stays valid until a code of the new one was right. */
export async function beginEnrolment(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  await inTransaction(elevate(ctx), async (tx) => {
    const person = await ownAccount(tx)
    const pendingBox = sealFactor(newSecret(), person.id)
    await tx.db
      .insert(totpFactors)
      .values({ personId: person.id, pendingBox })
      .onConflictDoUpdate({ target: totpFactors.personId, set: { pendingBox } })
    await recordAudit(tx, 'factor.begin', person.id)
  })
}

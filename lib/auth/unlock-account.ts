import type { PersonId } from '@/lib/agencies/input'
import { lockMember } from '@/lib/agencies/member-queries'
import { findPerson } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { clearFailures } from '@/lib/auth/login-failures'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { notFound } from '@/lib/errors'

/** Ends a lock before its half hour. By the agency's administrator, or the security administrator. */
export async function unlockAccount(ctx: Ctx, { personId }: PersonId): Promise<void> {
  authorize(ctx.actor, 'person:unlock')
  await inTransaction(elevate(ctx), async (tx) => {
    if (tx.actor.agencyId) await lockMember(tx, tx.actor.agencyId, personId)
    const person = await findPerson(tx, personId)
    if (!person) throw notFound('agencies')
    await clearFailures(tx, person.email)
    await recordAudit(tx, 'account.unlock', personId)
  })
}

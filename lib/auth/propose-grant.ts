import { refuseDutyConflicts } from '@/lib/agencies/duty-conflicts'
import type { ProposeGrant } from '@/lib/agencies/input'
import { findPerson, listHats } from '@/lib/agencies/person-queries'
import { refuseOfficerConflict } from '@/lib/agencies/refuse-officer-conflict'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { roleGrants } from '@/lib/db/schema/agencies'
import { AppError, notFound } from '@/lib/errors'
import { askOfficers } from '@/lib/notify/ask-officers'
import { routes } from '@/lib/routes'

/** The first of two: the system administrator proposes. Nothing is granted yet. Answers the proposal's id. */
export async function proposeGrant(ctx: Ctx, { personId, role, reason }: ProposeGrant): Promise<string> {
  authorize(ctx.actor, 'grant:propose')
  if (personId === ctx.actor.personId) throw new AppError('rule', 'agencies.notYourself')
  return inTransaction(ctx, async (tx) => {
    const person = await findPerson(tx, personId)
    if (!person || person.state === 'disabled') throw notFound('agencies')
    await refuseOfficerConflict(tx, personId, role)
    await refuseDutyConflicts(tx, personId, await heldWith(tx, personId, role), null)
    const [grant] = await tx.db
      .insert(roleGrants)
      .values({
        personId,
        role,
        state: 'proposed',
        proposedBy: ctx.actor.personId,
        proposedAt: tx.now(),
        reason,
      })
      .onConflictDoNothing()
      .returning()
    if (!grant) throw new AppError('conflict', 'agencies.grantHeld')
    await recordAudit(tx, 'grant.propose', grant.id, { after: { personId, role, reason } })
    const subject = `role_grant:${grant.id}`
    await askOfficers(tx, { kind: 'grantProposed', name: person.name, href: routes.admin.grants, subject })
    return grant.id
  })
}

async function heldWith(tx: Ctx, personId: string, role: ProposeGrant['role']) {
  const platform = (await listHats(tx, personId)).find((hat) => hat.agencyId === null)
  return [...(platform?.roles ?? []), role]
}

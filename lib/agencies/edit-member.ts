import { and, eq } from 'drizzle-orm'
import { checkSuperior } from '@/lib/agencies/check-superior'
import { refuseDutyConflicts } from '@/lib/agencies/duty-conflicts'
import type { EditMember } from '@/lib/agencies/input'
import { lastAdministrator } from '@/lib/agencies/last-administrator'
import { lockMember } from '@/lib/agencies/member-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { memberships } from '@/lib/db/schema/agencies'
import { AppError, notFound } from '@/lib/errors'

/** Roles, superior and title of a member. Nobody changes their own roles; the last administrator stays one. */
export async function editMember(ctx: Ctx, input: EditMember): Promise<void> {
  authorize(ctx.actor, 'member:grant')
  const { agencyId } = ctx.actor
  if (!agencyId) throw notFound('agencies')
  await inTransaction(elevate(ctx), async (tx) => {
    const before = await lockMember(tx, agencyId, input.personId)
    const changed = [...before.roles].sort().join() !== [...input.roles].sort().join()
    if (changed && input.personId === ctx.actor.personId) throw new AppError('rule', 'agencies.ownRoles')
    if (!input.roles.includes('agencyAdmin') && (await lastAdministrator(tx, agencyId, input.personId))) {
      throw new AppError('rule', 'agencies.lastAdministrator')
    }
    await refuseDutyConflicts(tx, input.personId, input.roles, agencyId)
    await checkSuperior(tx, agencyId, input.personId, input.superiorId)
    const after = { roles: input.roles, superiorId: input.superiorId, title: input.title ?? null }
    await tx.db
      .update(memberships)
      .set(after)
      .where(and(eq(memberships.agencyId, agencyId), eq(memberships.personId, input.personId)))
    await recordAudit(tx, 'member.edit', input.personId, { before, after, agencyId })
  })
}

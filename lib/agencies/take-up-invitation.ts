import { and, eq, isNull, sql } from 'drizzle-orm'
import { type OpenInvitation, openInvitation } from '@/lib/agencies/invitation-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { invitations, memberships, people } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'
import { visitOf } from '@/lib/visitor'

/** Once, in the caller's transaction: the person becomes active, and a member of the agency that invited. */
export async function takeUpInvitation(
  tx: Ctx,
  token: string,
  details: { phone?: string } = {},
): Promise<OpenInvitation> {
  authorize(tx.actor, 'door:enter')
  const invitation = await openInvitation(tx, token)
  const taken = await tx.db
    .update(invitations)
    .set({ acceptedAt: sql`now()` })
    .where(and(eq(invitations.id, invitation.id), isNull(invitations.acceptedAt)))
    .returning({ id: invitations.id })
  if (taken.length === 0) throw new AppError('notFound', 'agencies.noInvitation')
  if (invitation.personState === 'invited') {
    await tx.db
      .update(people)
      .set({ state: 'active', ...(details.phone ? { phone: details.phone } : {}) })
      .where(eq(people.id, invitation.personId))
  }
  if (invitation.agencyId) {
    await tx.db
      .update(memberships)
      .set({ state: 'active', joinedAt: tx.now() })
      .where(
        and(eq(memberships.agencyId, invitation.agencyId), eq(memberships.personId, invitation.personId)),
      )
  }
  await recordAudit(
    visitOf(tx, { id: invitation.personId, name: invitation.name }),
    'invitation.accept',
    invitation.id,
    { after: { roles: invitation.roles, personId: invitation.personId }, agencyId: invitation.agencyId },
  )
  return invitation
}

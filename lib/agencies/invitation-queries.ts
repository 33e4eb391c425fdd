import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { AgencyRole } from '@/lib/auth/roles'
import { type Ctx, elevate } from '@/lib/context'
import { agencies, invitations, people } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'
import { hashToken } from '@/lib/tokens'

export type OpenInvitation = {
  id: string
  personId: string
  name: string
  email: string
  personState: 'invited' | 'active' | 'disabled'
  agencyId: string | null
  agencyName: string | null
  roles: AgencyRole[]
}

/** The invitation behind a link. Used, withdrawn, expired and invented links are all the same: none. */
export async function openInvitation(ctx: Ctx, token: string): Promise<OpenInvitation> {
  const [invitation] = await elevate(ctx)
    .db.select({
      id: invitations.id,
      personId: invitations.personId,
      name: people.name,
      email: people.email,
      personState: people.state,
      agencyId: invitations.agencyId,
      agencyName: agencies.name,
      roles: invitations.roles,
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .leftJoin(agencies, eq(agencies.id, invitations.agencyId))
    .where(
      and(
        eq(invitations.tokenHash, hashToken(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
  if (!invitation || invitation.personState === 'disabled')
    throw new AppError('notFound', 'agencies.noInvitation')
  return invitation
}

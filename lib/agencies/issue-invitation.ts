import { and, eq, isNull, sql } from 'drizzle-orm'
import { refuseDutyConflicts } from '@/lib/agencies/duty-conflicts'
import { findPersonByEmail, type Person } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import type { AgencyRole } from '@/lib/auth/roles'
import type { Ctx } from '@/lib/context'
import { invitations, memberships, people } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'
import { hashToken, newToken } from '@/lib/tokens'

export type Invited = { person: Person; token: string; invitationId: string }

type Wish = {
  /** Null: somebody of the platform. */
  agencyId: string | null
  name: string
  email: string
  roles: AgencyRole[]
  superiorId?: string | null
  title?: string
}

/** In the caller's transaction, on the platform login, after the caller has authorized. The token is shown once. */
export async function issueInvitation(tx: Ctx, wish: Wish): Promise<Invited> {
  const person = await ensurePerson(tx, wish)
  await refuseDutyConflicts(tx, person.id, wish.roles, wish.agencyId)
  if (wish.agencyId) await ensureMembership(tx, person.id, { ...wish, agencyId: wish.agencyId })
  return renewInvitation(tx, person, wish.agencyId, wish.roles)
}

/** Another link for the same wish; older ones end. Seven days. */
export async function renewInvitation(
  tx: Ctx,
  person: Person,
  agencyId: string | null,
  roles: AgencyRole[],
): Promise<Invited> {
  await revokeInvitations(tx, person.id, agencyId)
  const token = newToken()
  const [row] = await tx.db
    .insert(invitations)
    .values({
      agencyId,
      personId: person.id,
      roles,
      tokenHash: hashToken(token),
      invitedBy: tx.actor.personId,
      createdAt: tx.now(),
      expiresAt: sql`now() + interval '7 days'`,
    })
    .returning({ id: invitations.id })
  if (!row) throw new Error('invitation not written')
  await recordAudit(tx, 'invitation.issue', row.id, { after: { personId: person.id, roles }, agencyId })
  return { person, token, invitationId: row.id }
}

export async function revokeInvitations(tx: Ctx, personId: string, agencyId: string | null): Promise<void> {
  await tx.db
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(invitations.personId, personId),
        agencyId ? eq(invitations.agencyId, agencyId) : isNull(invitations.agencyId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
}

async function ensurePerson(tx: Ctx, wish: Wish): Promise<Person> {
  // Two invitations at once: the second finds the person the first has made.
  const address = wish.email.trim().toLowerCase()
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`)
  const known = await findPersonByEmail(tx, wish.email)
  if (known?.state === 'disabled') throw new AppError('rule', 'agencies.personDisabled')
  if (known) return known
  const [person] = await tx.db
    .insert(people)
    .values({
      name: wish.name,
      email: address,
      state: 'invited',
      createdAt: tx.now(),
    })
    .returning()
  if (!person) throw new Error('person not written')
  return person
}

async function ensureMembership(tx: Ctx, personId: string, wish: Wish & { agencyId: string }): Promise<void> {
  const mine = and(eq(memberships.agencyId, wish.agencyId), eq(memberships.personId, personId))
  const [known] = await tx.db.select().from(memberships).where(mine)
  if (known?.state === 'active') {
    throw new AppError('conflict', 'actions.invalid', {
      fields: { email: { code: 'agencies.memberAlready' } },
    })
  }
  const values = {
    roles: wish.roles,
    superiorId: wish.superiorId ?? null,
    title: wish.title ?? null,
    state: 'invited' as const,
    joinedAt: tx.now(),
    leftAt: null,
  }
  await tx.db
    .insert(memberships)
    .values({ agencyId: wish.agencyId, personId, ...values })
    .onConflictDoUpdate({ target: [memberships.agencyId, memberships.personId], set: values })
}

import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { AgencyRole } from '@/lib/auth/roles'
import { type Ctx, elevate } from '@/lib/context'
import { invitations, memberships, people } from '@/lib/db/schema/agencies'
import { notFound } from '@/lib/errors'

export type Member = {
  personId: string
  name: string
  email: string
  phone: string | null
  title: string | null
  roles: AgencyRole[]
  superiorId: string | null
  state: 'invited' | 'active' | 'left'
  personState: 'invited' | 'active' | 'disabled'
  joinedAt: Date
}

const columns = {
  personId: memberships.personId,
  name: people.name,
  email: people.email,
  phone: people.phone,
  title: memberships.title,
  roles: memberships.roles,
  superiorId: memberships.superiorId,
  state: memberships.state,
  personState: people.state,
  joinedAt: memberships.joinedAt,
}

/** Everybody of the actor's agency, who is invited too; who has left is not. */
export async function listMembers(
  ctx: Ctx,
  { q, left = false }: { q?: string; left?: boolean } = {},
): Promise<Member[]> {
  const { agencyId } = ctx.actor
  if (!agencyId) return []
  const like = `%${(q ?? '').replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return elevate(ctx)
    .db.select(columns)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.agencyId, agencyId),
        left ? undefined : inArray(memberships.state, ['invited', 'active']),
        q ? or(sql`${people.name} ilike ${like}`, sql`${people.email} ilike ${like}`) : undefined,
      ),
    )
    .orderBy(asc(people.name))
}

/** A member of the actor's own agency, locked inside a transaction; anybody else does not exist. */
export async function lockMember(tx: Ctx, agencyId: string | null, personId: string): Promise<Member> {
  const [member] = agencyId
    ? await tx.db
        .select(columns)
        .from(memberships)
        .innerJoin(people, eq(people.id, memberships.personId))
        .where(
          and(
            eq(memberships.agencyId, agencyId),
            eq(memberships.personId, personId),
            inArray(memberships.state, ['invited', 'active']),
          ),
        )
        .for('update', { of: memberships })
    : []
  if (!member) throw notFound('agencies')
  return member
}

/** Open invitations of the actor's agency, by person. */
export async function listOpenInvitations(ctx: Ctx): Promise<Map<string, Date>> {
  const { agencyId } = ctx.actor
  const rows = await elevate(ctx)
    .db.select({ personId: invitations.personId, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(
      and(
        agencyId ? eq(invitations.agencyId, agencyId) : isNull(invitations.agencyId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
  return new Map(rows.map((row) => [row.personId, row.expiresAt]))
}

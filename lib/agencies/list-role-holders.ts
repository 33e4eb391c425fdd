import { and, asc, eq, sql } from 'drizzle-orm'
import type { Role } from '@/lib/auth/roles'
import { type Ctx, elevate } from '@/lib/context'
import { memberships, people, roleGrants } from '@/lib/db/schema/agencies'

export type RoleHolder = { id: string; name: string }

/** Active people who hold a role now: inside the agency, or on the platform when `agencyId` is null. */
export async function listRoleHolders(
  ctx: Ctx,
  { role, agencyId }: { role: Role; agencyId: string | null },
): Promise<RoleHolder[]> {
  const { db } = elevate(ctx)
  const named = { id: people.id, name: people.name }
  if (agencyId === null)
    return db
      .select(named)
      .from(roleGrants)
      .innerJoin(people, eq(people.id, roleGrants.personId))
      .where(
        and(sql`${roleGrants.role} = ${role}`, eq(roleGrants.state, 'active'), eq(people.state, 'active')),
      )
      .orderBy(asc(people.name), asc(people.id))
  return db
    .select(named)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.agencyId, agencyId),
        eq(memberships.state, 'active'),
        eq(people.state, 'active'),
        sql`${role} = any(${memberships.roles})`,
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
}

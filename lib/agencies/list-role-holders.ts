import { and, asc, eq, sql } from 'drizzle-orm'
import { type AgencyRole, agencyRoles, type PlatformRole } from '@/lib/auth/roles'
import type { Ctx } from '@/lib/context'
import { memberships, people, roleGrants } from '@/lib/db/schema/agencies'

export type RoleHolder = { personId: string; name: string }

/** Active people who hold a role now: in the agency for an agency role, else on the platform. */
export async function listRoleHolders(ctx: Ctx, agencyId: string, role: string): Promise<RoleHolder[]> {
  const named = { personId: people.id, name: people.name }
  if ((agencyRoles as readonly string[]).includes(role))
    return ctx.db
      .select(named)
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(
        and(
          eq(memberships.agencyId, agencyId),
          eq(memberships.state, 'active'),
          eq(people.state, 'active'),
          sql`${role as AgencyRole} = any(${memberships.roles})`,
        ),
      )
      .orderBy(asc(people.name), asc(people.id))
  return ctx.db
    .select(named)
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        eq(roleGrants.role, role as PlatformRole),
        eq(roleGrants.state, 'active'),
        eq(people.state, 'active'),
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
}

import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Role } from '@/lib/auth/roles'
import { type Ctx, elevate } from '@/lib/context'
import { agencies, memberships, people, roleGrants } from '@/lib/db/schema/agencies'

export type Person = typeof people.$inferSelect

/** Callers have checked that the actor may know this person: people belong to no single agency. */
export async function findPerson(ctx: Ctx, personId: string): Promise<Person | undefined> {
  const [person] = await elevate(ctx).db.select().from(people).where(eq(people.id, personId))
  return person
}

export async function findPersonByEmail(ctx: Ctx, email: string): Promise<Person | undefined> {
  const [person] = await elevate(ctx)
    .db.select()
    .from(people)
    .where(eq(sql`lower(${people.email})`, email.trim().toLowerCase()))
  return person
}

/** In whose name a person may act: an agency, or the platform (agencyId null). */
export type Hat = { agencyId: string | null; name: string; roles: readonly Role[] }

/** Every hat of a person; the platform first, then agencies by name. A closed agency is none. */
export async function listHats(ctx: Ctx, personId: string): Promise<Hat[]> {
  const { db } = elevate(ctx)
  const [grants, memberOf] = [
    await db
      .select({ role: roleGrants.role })
      .from(roleGrants)
      .where(and(eq(roleGrants.personId, personId), eq(roleGrants.state, 'active'))),
    await db
      .select({ agencyId: agencies.id, name: agencies.name, roles: memberships.roles })
      .from(memberships)
      .innerJoin(agencies, eq(agencies.id, memberships.agencyId))
      .where(
        and(
          eq(memberships.personId, personId),
          eq(memberships.state, 'active'),
          ne(agencies.state, 'closed'),
        ),
      )
      .orderBy(asc(agencies.name)),
  ]
  if (grants.length === 0) return memberOf
  return [{ agencyId: null, name: '', roles: grants.map((grant) => grant.role) }, ...memberOf]
}

import { eq, sql } from 'drizzle-orm'
import type { Role } from '@/lib/auth/roles'
import { type Ctx, elevate } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'

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
  const { rows } = await elevate(ctx).db.execute<Hat>(sql`
    select "agencyId", name, roles from (
      select null::uuid as "agencyId", '' as name, array_agg(role order by proposed_at) as roles from role_grant
        where person_id = ${personId}::uuid and state = 'active' having count(*) > 0
      union all
      select a.id, a.name, m.roles from membership m join agency a on a.id = m.agency_id
        where m.person_id = ${personId}::uuid and m.state = 'active' and a.state <> 'closed'
    ) hat order by "agencyId" is not null, name`)
  return rows
}

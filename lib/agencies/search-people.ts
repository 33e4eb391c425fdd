import { and, asc, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { memberships, people } from '@/lib/db/schema/agencies'

export type FoundPerson = { id: string; name: string; email: string }

/** People by name: of one's own agency, or of the platform for who administers people there. */
export async function searchPeople(ctx: Ctx, q: string, limit: number): Promise<FoundPerson[]> {
  const { agencyId } = ctx.actor
  authorize(ctx.actor, agencyId ? 'member:read' : 'person:read')
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const colleague = sql`exists (select from ${memberships} where ${memberships.personId} = ${people.id}
    and ${memberships.agencyId} = ${agencyId}::uuid and ${memberships.state} = 'active')`
  return ctx.db
    .select({ id: people.id, name: people.name, email: people.email })
    .from(people)
    .where(
      and(sql`${people.name} ilike ${like}`, eq(people.state, 'active'), agencyId ? colleague : undefined),
    )
    .orderBy(asc(people.name))
    .limit(limit)
}

import { and, asc, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { agencies, memberships, people } from '@/lib/db/schema/agencies'

/** The active people of some agencies, or of all and of the platform; each once, with one of their agencies. */
export async function listAudience(ctx: Ctx, agencyIds: readonly string[] | null) {
  authorize(ctx.actor, 'notice:publish')
  const member = and(eq(memberships.personId, people.id), eq(memberships.state, 'active'))
  return ctx.db
    .selectDistinctOn([people.id], { personId: people.id, name: people.name, agency: agencies.name })
    .from(people)
    .leftJoin(memberships, member)
    .leftJoin(agencies, eq(agencies.id, memberships.agencyId))
    .where(
      and(
        eq(people.state, 'active'),
        agencyIds ? sql`${memberships.agencyId} = any(${sql.param([...agencyIds])}::uuid[])` : undefined,
      ),
    )
    .orderBy(people.id, asc(agencies.name))
}

import { asc, eq, ne } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { agencies } from '@/lib/db/schema/agencies'

export type OpenAgency = { id: string; name: string; shortName: string }

/** Agencies that are not closed, by region and name, for every choice among them. `active`: neither suspended. */
export async function listOpenAgencies(
  ctx: Ctx,
  { active = false }: { active?: boolean } = {},
): Promise<OpenAgency[]> {
  authorize(ctx.actor, 'agency:read')
  return ctx.db
    .select({ id: agencies.id, name: agencies.name, shortName: agencies.shortName })
    .from(agencies)
    .where(active ? eq(agencies.state, 'active') : ne(agencies.state, 'closed'))
    .orderBy(asc(agencies.divisionCode), asc(agencies.name))
}

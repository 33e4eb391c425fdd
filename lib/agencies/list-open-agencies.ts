import { asc, ne } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { agencies } from '@/lib/db/schema/agencies'

export type OpenAgency = { id: string; name: string; shortName: string }

/** Agencies that are not closed, by region and name, for choices. */
export async function listOpenAgencies(ctx: Ctx): Promise<OpenAgency[]> {
  authorize(ctx.actor, 'agency:read')
  return ctx.db
    .select({ id: agencies.id, name: agencies.name, shortName: agencies.shortName })
    .from(agencies)
    .where(ne(agencies.state, 'closed'))
    .orderBy(asc(agencies.divisionCode), asc(agencies.name))
}

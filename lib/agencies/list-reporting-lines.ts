import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { memberships } from '@/lib/db/schema/agencies'

/** Who reports to whom in an agency; people who have left stay in the line above their subordinates. */
export async function listReportingLines(ctx: Ctx, agencyId: string): Promise<Map<string, string | null>> {
  const rows = await ctx.db
    .select({ personId: memberships.personId, superiorId: memberships.superiorId })
    .from(memberships)
    .where(eq(memberships.agencyId, agencyId))
  return new Map(rows.map(({ personId, superiorId }) => [personId, superiorId]))
}

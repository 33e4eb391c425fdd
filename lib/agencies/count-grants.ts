import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { roleGrants } from '@/lib/db/schema/agencies'

export type GrantCount = { proposed: number; active: number; decided: number }

/** Platform roles proposed, held, and decided in the last 30 days. */
export async function countGrants(ctx: Ctx): Promise<GrantCount> {
  authorize(ctx.actor, 'grant:read')
  const lately = new Date(ctx.now().getTime() - 30 * 86_400_000)
  const of = (state: string) =>
    sql<number>`count(*) filter (where ${roleGrants.state} = ${state})`.mapWith(Number)
  const [row] = await ctx.db
    .select({
      proposed: of('proposed'),
      active: of('active'),
      decided: sql<number>`count(*) filter (where ${roleGrants.decidedAt} > ${lately})`.mapWith(Number),
    })
    .from(roleGrants)
  return row ?? { proposed: 0, active: 0, decided: 0 }
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

/** Counted up to here, which then means "99 and more". */
const most = 100

/** Orders the actor began: drafts not yet sent, and those that others have to decide. */
export async function countMine(ctx: Ctx): Promise<{ drafts: number; waiting: number }> {
  authorize(ctx.actor, 'order:read')
  const { agencyId, personId } = ctx.actor
  const inState = (state: string) => sql`(select count(*)::int from (select 1 from "order"
    where agency_id = ${agencyId}::uuid and state = ${state} and requester_id = ${personId}::uuid limit ${most}) as counted)`
  const { rows } = await ctx.db.execute<{ drafts: number; waiting: number }>(
    sql`select ${inState('draft')} as drafts, ${inState('approving')} as waiting`,
  )
  return rows[0] ?? { drafts: 0, waiting: 0 }
}

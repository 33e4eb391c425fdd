import { and, desc, not, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { placementDecisions } from '@/lib/db/schema/scheduler'
import { decisions, isDecision } from '@/lib/scheduler/decisions'
import type { CapacityRequest } from '@/lib/scheduler/request'
import type { Explanation } from '@/lib/scheduler/reserve'

export type Refusal = {
  id: string
  agencyId: string
  at: Date
  request: CapacityRequest
  explanation: Explanation
}

/** What the scheduler decided since a moment: how many placed and refused, and the latest refusals. */
export async function listDecisions(ctx: Ctx, since: Date) {
  authorize(ctx.actor, 'capacity:read')
  const recent = sql`at >= ${since.toISOString()}::timestamptz`
  const [counted, refusals] = await Promise.all([
    ctx.db.execute<{ placed: number; refused: number }>(sql`
      select count(*) filter (where placed)::int as placed, count(*) filter (where not placed)::int as refused
      from ${decisions} where ${isDecision} and ${recent}`),
    ctx.db
      .select()
      .from(placementDecisions)
      .where(and(recent, not(placementDecisions.placed)))
      .orderBy(desc(placementDecisions.id))
      .limit(8),
  ])
  const { placed = 0, refused = 0 } = counted.rows[0] ?? {}
  return { placed, refused, refusals: refusals as Refusal[] }
}

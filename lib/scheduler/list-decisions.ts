import { and, count, desc, gte, not } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { placementDecisions } from '@/lib/db/schema/scheduler'
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
  const recent = gte(placementDecisions.at, since)
  const [counts, refusals] = await Promise.all([
    ctx.db
      .select({ placed: placementDecisions.placed, n: count() })
      .from(placementDecisions)
      .where(recent)
      .groupBy(placementDecisions.placed),
    ctx.db
      .select()
      .from(placementDecisions)
      .where(and(recent, not(placementDecisions.placed)))
      .orderBy(desc(placementDecisions.id))
      .limit(8),
  ])
  const countOf = (placed: boolean) => counts.find((row) => row.placed === placed)?.n ?? 0
  return { placed: countOf(true), refused: countOf(false), refusals: refusals as Refusal[] }
}

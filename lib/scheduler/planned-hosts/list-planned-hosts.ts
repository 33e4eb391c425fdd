import { asc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { plannedHosts } from '@/lib/db/schema/scheduler'

export type PlannedHosts = typeof plannedHosts.$inferSelect

/** Hosts on order for a pool, by the day on which they are expected. */
export async function listPlannedHosts(ctx: Ctx, poolId: string): Promise<PlannedHosts[]> {
  authorize(ctx.actor, 'capacity:read')
  return ctx.db
    .select()
    .from(plannedHosts)
    .where(eq(plannedHosts.poolId, poolId))
    .orderBy(asc(plannedHosts.expectedOn), asc(plannedHosts.id))
}

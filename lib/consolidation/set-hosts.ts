import { and, eq, inArray } from 'drizzle-orm'
import type { PlannedHost } from '@/lib/consolidation/queries'
import type { Ctx } from '@/lib/context'
import { consolidationHosts } from '@/lib/db/schema/consolidation'

/** How far hosts of a plan are; in the transaction of a verb that holds it. */
export async function setHosts(
  tx: Ctx,
  planId: string,
  hostIds: readonly string[],
  state: PlannedHost['state'],
): Promise<void> {
  if (hostIds.length === 0) return
  await tx.db
    .update(consolidationHosts)
    .set({ state })
    .where(and(eq(consolidationHosts.planId, planId), inArray(consolidationHosts.hostId, [...hostIds])))
}

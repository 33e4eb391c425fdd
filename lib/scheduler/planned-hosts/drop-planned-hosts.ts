import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { plannedHosts } from '@/lib/db/schema/scheduler'
import { notFound } from '@/lib/errors'
import type { DropPlannedHosts } from '@/lib/scheduler/input'

/** They have come, or will not: forecasts no longer count on them. */
export async function dropPlannedHosts(ctx: Ctx, { plannedId }: DropPlannedHosts): Promise<void> {
  authorize(ctx.actor, 'capacity:manage')
  await inTransaction(ctx, async (tx) => {
    const [before] = await tx.db.delete(plannedHosts).where(eq(plannedHosts.id, plannedId)).returning()
    if (!before) throw notFound('scheduler')
    await recordAudit(tx, 'pool.dropPlannedHosts', before.poolId, { agencyId: null, before })
  })
}

import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { plannedHosts, pools } from '@/lib/db/schema/scheduler'
import { AppError, notFound } from '@/lib/errors'
import type { PlanHosts } from '@/lib/scheduler/input'
import { dayOf } from '@/lib/shanghai'

/** Equal hosts will join a pool on a day: the next forecast counts on them. Sizes are those of the metal. */
export async function planHosts(ctx: Ctx, input: PlanHosts): Promise<void> {
  authorize(ctx.actor, 'capacity:manage')
  const { poolId, count, expectedOn, memoryGiB, diskGiB } = input
  if (expectedOn < dayOf(ctx.now()))
    throw new AppError('invalid', 'scheduler.plannedPast', {
      fields: { expectedOn: { code: 'scheduler.plannedPast' } },
    })
  await inTransaction(ctx, async (tx) => {
    const [pool] = await tx.db.select().from(pools).where(eq(pools.id, poolId))
    if (!pool) throw notFound('scheduler')
    const vcpu = Math.floor(input.vcpu * Number(pool.cpuOvercommit))
    const planned = { poolId, count, vcpu, memoryMiB: memoryGiB * 1024, diskGiB, expectedOn }
    await tx.db.insert(plannedHosts).values({ ...planned, plannedBy: tx.actor.personId })
    await recordAudit(tx, 'pool.planHosts', poolId, {
      agencyId: null,
      after: { pool: pool.name, ...planned },
    })
  })
}

import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { pools } from '@/lib/db/schema/scheduler'
import { AppError } from '@/lib/errors'
import type { AddPool } from '@/lib/scheduler/input'
import type { Pool } from '@/lib/scheduler/list-pools'

export async function addPool(ctx: Ctx, input: AddPool): Promise<Pool> {
  authorize(ctx.actor, 'capacity:manage')
  return inTransaction(ctx, async (tx) => {
    const [pool] = await tx.db
      .insert(pools)
      .values({ ...input, cpuOvercommit: input.cpuOvercommit.toFixed(2) })
      .onConflictDoNothing()
      .returning()
    if (!pool)
      throw new AppError('conflict', 'scheduler.poolCodeTaken', {
        fields: { code: { code: 'scheduler.poolCodeTaken' } },
      })
    await recordAudit(tx, 'pool.add', pool.id, { agencyId: null, after: pool })
    return pool
  })
}

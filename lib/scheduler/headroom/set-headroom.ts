import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { poolHeadroom, pools } from '@/lib/db/schema/scheduler'
import { notFound } from '@/lib/errors'
import type { SetHeadroom } from '@/lib/scheduler/input'

/**
 * From now on so much of the pool stays free for the purpose; nothing of anything gives it up. Machines that
 * stand there already stay, whatever is left: only new orders are refused.
 */
export async function setHeadroom(ctx: Ctx, input: SetHeadroom): Promise<void> {
  authorize(ctx.actor, 'capacity:manage')
  const { poolId, purpose, sharePercent, vcpu, memoryGiB } = input
  const amount =
    sharePercent === null
      ? { sharePercent, vcpu: vcpu ?? 0, memoryMiB: (memoryGiB ?? 0) * 1024 }
      : { sharePercent, vcpu: null, memoryMiB: null }
  await inTransaction(ctx, async (tx) => {
    const [pool] = await tx.db.select().from(pools).where(eq(pools.id, poolId)).for('no key update')
    if (!pool) throw notFound('scheduler')
    const forIt = purpose === null ? isNull(poolHeadroom.purpose) : eq(poolHeadroom.purpose, purpose)
    const [before] = await tx.db
      .delete(poolHeadroom)
      .where(and(eq(poolHeadroom.poolId, poolId), forIt))
      .returning()
    const nothing = !(amount.sharePercent || amount.vcpu || amount.memoryMiB)
    if (!nothing)
      await tx.db
        .insert(poolHeadroom)
        .values({ poolId, purpose, ...amount, setBy: tx.actor.personId, setAt: tx.now() })
    await recordAudit(tx, 'pool.setHeadroom', poolId, {
      agencyId: null,
      before,
      after: nothing ? undefined : { pool: pool.name, purpose, ...amount },
    })
  })
}

import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { SaveHostPower } from '@/lib/consolidation/input'
import { type Ctx, inTransaction } from '@/lib/context'
import { hostPowers } from '@/lib/db/schema/consolidation'
import { notFound } from '@/lib/errors'
import { listPools } from '@/lib/scheduler/list-pools'

/** What was read off at hosts of a shape takes the place of what was assumed, for hours not yet counted. */
export async function saveHostPower(ctx: Ctx, { poolId, vcpu, ...watts }: SaveHostPower): Promise<void> {
  authorize(ctx.actor, 'capacity:consolidate')
  await inTransaction(ctx, async (tx) => {
    const pool = (await listPools(tx)).find(({ id }) => id === poolId)
    if (!pool) throw notFound('consolidation')
    const own = and(eq(hostPowers.poolId, poolId), eq(hostPowers.vcpu, vcpu))
    const [before] = await tx.db.select().from(hostPowers).where(own)
    await tx.db
      .insert(hostPowers)
      .values({ poolId, vcpu, ...watts })
      .onConflictDoUpdate({ target: [hostPowers.poolId, hostPowers.vcpu], set: watts })
    await recordAudit(tx, 'pool.setPower', poolId, {
      agencyId: null,
      before: before ?? null,
      after: { pool: pool.name, vcpu, ...watts },
    })
  })
}

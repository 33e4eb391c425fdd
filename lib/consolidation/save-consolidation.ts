import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { SaveConsolidation } from '@/lib/consolidation/input'
import { markStale } from '@/lib/consolidation/mark-stale'
import { openPlanOf, settingOf } from '@/lib/consolidation/queries'
import { type Ctx, inTransaction } from '@/lib/context'
import { consolidationSettings } from '@/lib/db/schema/consolidation'
import { AppError, notFound } from '@/lib/errors'
import { computeDriver } from '@/lib/providers/registry'
import { listPools } from '@/lib/scheduler/list-pools'

/** How a pool is consolidated from now on. A proposal drawn under the former setting is withdrawn. */
export async function saveConsolidation(ctx: Ctx, { poolId, ...values }: SaveConsolidation): Promise<void> {
  authorize(ctx.actor, 'capacity:consolidate')
  await inTransaction(ctx, async (tx) => {
    const pool = (await listPools(tx)).find(({ id }) => id === poolId)
    if (!pool) throw notFound('consolidation')
    const { move, power } = computeDriver(tx.databases, pool).abilities
    if (values.mode !== 'off' && !(move && power))
      throw new AppError('rule', move ? 'consolidation.noPower' : 'consolidation.noMove')
    const before = await settingOf(tx, poolId)
    const set = { ...values, plannedAt: null, outcome: null }
    await tx.db
      .insert(consolidationSettings)
      .values({ poolId, ...set })
      .onConflictDoUpdate({ target: consolidationSettings.poolId, set })
    await recordAudit(tx, 'pool.setConsolidation', poolId, {
      agencyId: null,
      before: before && { pool: pool.name, ...before },
      after: { pool: pool.name, ...values },
    })
    const proposal = await openPlanOf(tx, poolId, 'proposed')
    if (proposal) await markStale(tx, proposal.id, { code: 'settingChanged' })
  })
}

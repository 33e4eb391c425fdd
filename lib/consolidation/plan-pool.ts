import { eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type DrawnPlan, drawPlan } from '@/lib/consolidation/draw-plan'
import { loadBudget } from '@/lib/consolidation/load-budget'
import { loadReserve } from '@/lib/consolidation/load-reserve'
import { loadStanding, type PoolStanding } from '@/lib/consolidation/load-standing'
import { markStale } from '@/lib/consolidation/mark-stale'
import { loadPower } from '@/lib/consolidation/power-of'
import { hostsOf, movesOf, openPlanOf, type Plan, type Setting, type Why } from '@/lib/consolidation/queries'
import { storePlan } from '@/lib/consolidation/store-plan'
import { whyStale } from '@/lib/consolidation/why-stale'
import { isWithin } from '@/lib/consolidation/windows'
import { type Ctx, inTransaction } from '@/lib/context'
import { consolidationSettings } from '@/lib/db/schema/consolidation'
import { computeDriver } from '@/lib/providers/registry'
import type { Pool } from '@/lib/scheduler/list-pools'

/** What came of planning; the setting keeps `outcome`. */
type Planned = {
  outcome: Why
  reserve?: number
  drawn?: DrawnPlan | null
  held?: string
  stale?: { id: string; why: Why }
}

/**
 * Draws the pool's next plan and stores it as a proposal. An earlier one that nobody has decided stays while it
 * holds, and is replaced when it does not. Answers the id of the one or the other; null: there is none, and the
 * setting says why.
 */
export async function planPool(ctx: Ctx, pool: Pool, setting: Setting): Promise<string | null> {
  authorize(ctx.actor, 'capacity:consolidate')
  const { outcome, drawn, stale, held = null, reserve = 0 } = await consider(ctx, pool, setting)
  return inTransaction(ctx, async (tx) => {
    if (stale) await markStale(tx, stale.id, stale.why)
    await tx.db
      .update(consolidationSettings)
      .set({ plannedAt: tx.now(), outcome })
      .where(eq(consolidationSettings.poolId, pool.id))
    return drawn ? storePlan(tx, pool, { drawn, reserve, asks: setting.mode === 'propose' }) : held
  })
}

async function consider(ctx: Ctx, pool: Pool, setting: Setting): Promise<Planned> {
  const { abilities } = computeDriver(ctx.databases, pool)
  if (!abilities.move || !abilities.power) return { outcome: { code: abilities.move ? 'noPower' : 'noMove' } }
  if (!isWithin(setting.windows, ctx.now())) return { outcome: { code: 'outsideWindow' } }
  if (await openPlanOf(ctx, pool.id, 'running')) return { outcome: { code: 'running' } }
  const standing = await loadStanding(ctx, pool)
  const reserve = await loadReserve(ctx, pool, standing.hosts, setting.minimumReserve)
  const proposal = await openPlanOf(ctx, pool.id, 'proposed')
  const why = proposal && (await staleWhy(ctx, standing, proposal, reserve))
  if (proposal && !why) return { outcome: { code: 'waits' }, held: proposal.id }
  const budget = await loadBudget(ctx, setting)
  const drawn = drawPlan(standing, { budget, reserve, powerOf: await loadPower(ctx, pool) })
  return {
    outcome: drawn ? { code: 'planned' } : { code: 'nothing', params: { reserve, budget } },
    reserve,
    drawn,
    stale: proposal && why ? { id: proposal.id, why } : undefined,
  }
}

async function staleWhy(
  ctx: Ctx,
  standing: PoolStanding,
  { id }: Plan,
  reserve: number,
): Promise<Why | null> {
  const [moves, hosts] = [await movesOf(ctx, id), await hostsOf(ctx, id)]
  return whyStale(standing, { moves, hosts }, reserve)
}

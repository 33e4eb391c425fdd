import { and, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { cancelMoves } from '@/lib/consolidation/cancel-moves'
import { closePlan } from '@/lib/consolidation/close-plan'
import { poolOf } from '@/lib/consolidation/pool-of'
import { publishPlan } from '@/lib/consolidation/publish-plan'
import { lockPlan, movesOf, type Plan, type PlannedMove } from '@/lib/consolidation/queries'
import { settleHosts } from '@/lib/consolidation/settle-hosts'
import { isWithin } from '@/lib/consolidation/windows'
import { type Ctx, inTransaction } from '@/lib/context'
import { consolidationMoves } from '@/lib/db/schema/consolidation'
import { AppError } from '@/lib/errors'
import { startRun } from '@/lib/provisioning/start-run'

/**
 * Job: one machine moves after the other; a host that has become empty goes to sleep at once. Called when a plan
 * begins, when a machine has arrived or not, and by the clock; safe at any time.
 */
export async function advancePlan(ctx: Ctx, { planId }: { planId: string }): Promise<void> {
  authorize(ctx.actor, 'system:act')
  while (await startNext(ctx, planId));
}

/** Whether the next one is to be tried, because this one could not even begin. */
async function startNext(ctx: Ctx, planId: string): Promise<boolean> {
  authorize(ctx.actor, 'system:act')
  return inTransaction(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId)
    if (plan.state !== 'running') return false
    await cancelHopeless(tx, plan)
    await settleHosts(tx, plan)
    const moves = await movesOf(tx, planId)
    if (moves.some(({ state }) => state === 'running')) return false
    const next = moves.find(({ state }) => state === 'reserved')
    const { setting } = await poolOf(tx, plan.poolId)
    if (!next) await closePlan(tx, plan, { state: 'ended' })
    else if (!isWithin(setting.windows, tx.now()))
      await closePlan(tx, plan, { state: 'stopped', why: { code: 'windowOver' } })
    else return !(await begin(tx, plan, next))
    return false
  })
}

async function begin(tx: Ctx, { id }: Plan, { instanceId, token }: PlannedMove): Promise<boolean> {
  const own = and(eq(consolidationMoves.planId, id), eq(consolidationMoves.instanceId, instanceId))
  try {
    const run = await startRun(tx, { kind: 'move', instanceId, params: { consolidationId: id } })
    await tx.db.update(consolidationMoves).set({ state: 'running', runId: run.id }).where(own)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await cancelMoves(tx, id, [{ instanceId, token }], { state: 'failed', code: 'busy' })
    return false
  }
  await publishPlan(tx, id)
  return true
}

/** Where one machine has stayed, its host does not become empty: the others stay as well. */
async function cancelHopeless(tx: Ctx, { id }: Plan): Promise<void> {
  const moves = await movesOf(tx, id)
  const lost = moves.filter(({ state }) => ['failed', 'stuck'].includes(state))
  const hopeless = moves.filter(
    ({ state, fromHostId }) => state === 'reserved' && lost.some((move) => move.fromHostId === fromHostId),
  )
  await cancelMoves(tx, id, hopeless, { state: 'cancelled', code: 'neighbour' })
}

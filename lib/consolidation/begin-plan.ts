import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { loadReserve } from '@/lib/consolidation/load-reserve'
import { loadStanding, type PoolStanding } from '@/lib/consolidation/load-standing'
import { markStale } from '@/lib/consolidation/mark-stale'
import { poolOf } from '@/lib/consolidation/pool-of'
import { publishPlan } from '@/lib/consolidation/publish-plan'
import {
  hostsOf,
  lockPlan,
  movesOf,
  type Plan,
  type PlannedMove,
  type Why,
} from '@/lib/consolidation/queries'
import { planCan } from '@/lib/consolidation/rules'
import { takeHosts } from '@/lib/consolidation/take-hosts'
import { type StaleCode, whyStale } from '@/lib/consolidation/why-stale'
import { nextOpening } from '@/lib/consolidation/windows'
import { type Ctx, inTransaction } from '@/lib/context'
import { consolidationMoves, consolidationPlans, consolidationSettings } from '@/lib/db/schema/consolidation'
import { AppError } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/queue'
import { settle } from '@/lib/notify/settle'
import { claimTargets } from '@/lib/scheduler/claim-targets'
import { resizeKeys } from '@/lib/scheduler/resize-keys'
import { wallClock } from '@/lib/shanghai'

/** Gives the transaction up: somebody was served with room that the plan counted on. */
class Overtaken extends Error {}

/**
 * Begins to carry a proposal out: room on every target is held and confirmed in one transaction before anything
 * moves, the hosts to be emptied take no new machines, those empty already go to sleep. A plan that no longer
 * holds is marked stale, a new one is drawn within a minute, and the caller is told why.
 */
export async function beginPlan(ctx: Ctx, planId: string): Promise<void> {
  authorize(ctx.actor, 'capacity:consolidate')
  const why = await inTransaction(ctx, (tx) => begin(tx, planId)).catch(async (error): Promise<Why> => {
    if (!(error instanceof Overtaken)) throw error
    return inTransaction(ctx, (tx) => giveUp(tx, planId, { code: 'overtaken' }))
  })
  if (why) throw new AppError('conflict', `consolidation.${why.code as StaleCode}`, { params: why.params })
}

async function begin(tx: Ctx, planId: string): Promise<Why | null> {
  const plan = await lockPlan(tx, planId)
  if (!planCan('approve', plan)) throw new AppError('rule', 'consolidation.notProposed')
  const { pool, setting } = await poolOf(tx, plan.poolId)
  const opening = nextOpening(setting.windows, tx.now())
  if (opening)
    throw new AppError('rule', 'consolidation.outsideWindow', {
      params: { at: wallClock(opening).toISOString().slice(11, 16) },
    })
  const standing = await loadStanding(tx, pool)
  const reserve = await loadReserve(tx, pool, standing.hosts, setting.minimumReserve)
  const [moves, hosts] = [await movesOf(tx, planId), await hostsOf(tx, planId)]
  const why = whyStale(standing, { moves, hosts }, reserve)
  if (why) return giveUp(tx, planId, why)
  const targets = moves.map((move) => targetOf(standing, move))
  if (!(await claimTargets(tx, targets, { by: 'consolidation', planId }))) throw new Overtaken()
  await tx.db
    .update(consolidationMoves)
    .set({ state: 'reserved' })
    .where(eq(consolidationMoves.planId, planId))
  await takeHosts(tx, plan, hosts, reserve)
  await decide(tx, plan, moves.length)
  return null
}

function targetOf({ pool, machines }: PoolStanding, move: PlannedMove) {
  const found = machines.find(({ machine }) => machine?.id === move.instanceId)
  if (!found) throw new Overtaken()
  const { vcpu, memoryMiB, diskGiB, groupId } = found
  return {
    key: resizeKeys(move.token).evacuation,
    agencyId: move.agencyId,
    hostId: move.toHostId,
    request: {
      vcpu,
      memoryMiB,
      diskGiB,
      groupId,
      zone: pool.zone,
      architecture: pool.architecture,
      protectionLevel: pool.protectionLevels[0] ?? 0,
      poolId: pool.id,
    },
  }
}

async function decide(tx: Ctx, plan: Plan, moves: number): Promise<void> {
  const { personId } = tx.actor
  await tx.db
    .update(consolidationPlans)
    .set({ state: 'running', decidedBy: personId, decidedAt: tx.now() })
    .where(eq(consolidationPlans.id, plan.id))
  await recordAudit(tx, personId ? 'consolidation.approve' : 'consolidation.approveByRule', plan.id, {
    agencyId: null,
    before: { state: plan.state },
    after: { state: 'running', moves, hostsOnAfter: plan.hostsOnAfter },
  })
  await settle(tx, `consolidation:${plan.id}`)
  await enqueue(tx, 'advanceConsolidation', { planId: plan.id })
  await publishPlan(tx, plan.id)
}

/** The next planning does not wait for its interval. */
async function giveUp(tx: Ctx, planId: string, why: Why): Promise<Why> {
  const { poolId } = await lockPlan(tx, planId)
  await markStale(tx, planId, why)
  await tx.db
    .update(consolidationSettings)
    .set({ plannedAt: null })
    .where(eq(consolidationSettings.poolId, poolId))
  return why
}

import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { recordAudit } from '@/lib/audit/record-audit'
import type { DrawnPlan } from '@/lib/consolidation/draw-plan'
import { publishPlan } from '@/lib/consolidation/publish-plan'
import type { Ctx } from '@/lib/context'
import { consolidationHosts, consolidationMoves, consolidationPlans } from '@/lib/db/schema/consolidation'
import { notify } from '@/lib/notify/notify'
import { routes } from '@/lib/routes'
import type { Pool } from '@/lib/scheduler/list-pools'

type ToStore = { drawn: DrawnPlan; reserve: number; asks: boolean }

/**
 * Writes a plan as a proposal in the caller's transaction, which has authorized; `asks`: operators are told that it
 * waits for them. Answers its id; null: another process has stored one at the same moment.
 */
export async function storePlan(
  tx: Ctx,
  pool: Pool,
  { drawn, reserve, asks }: ToStore,
): Promise<string | null> {
  const { moves, touched, ...figures } = drawn
  const [plan] = await tx.db
    .insert(consolidationPlans)
    .values({ poolId: pool.id, state: 'proposed', reserve, createdAt: tx.now(), ...figures })
    .onConflictDoNothing()
    .returning({ id: consolidationPlans.id })
  if (!plan) return null
  await tx.db.insert(consolidationHosts).values(hostRows(plan.id, touched))
  const rows = moveRows(plan.id, moves)
  if (rows.length > 0) await tx.db.insert(consolidationMoves).values(rows)
  await recordAudit(tx, 'consolidation.plan', plan.id, {
    agencyId: null,
    after: { pool: pool.name, moves: rows.length, reserve, ...figures },
  })
  if (asks) await tellOperators(tx, pool, plan.id, drawn)
  await publishPlan(tx, plan.id)
  return plan.id
}

const hostRows = (planId: string, touched: DrawnPlan['touched']) =>
  touched.map(({ host, role, sleeps, vcpuAfter, memoryAfterMiB }) => ({
    planId,
    hostId: host.id,
    role,
    sleeps,
    vcpuBefore: host.vcpu - host.freeVcpu,
    vcpuAfter,
    memoryShareBefore: 1 - host.freeMemoryMiB / host.memoryMiB,
    memoryShareAfter: memoryAfterMiB / host.memoryMiB,
    state: 'planned' as const,
  }))

const moveRows = (planId: string, moves: DrawnPlan['moves']) =>
  moves.flatMap(({ machine: { machine, vcpu }, fromHostId, toHostId }, position) => {
    if (!machine) return []
    const { agencyId, id: instanceId, token } = machine
    const move = { planId, agencyId, instanceId, token, position, fromHostId, toHostId, vcpu }
    return [{ ...move, state: 'planned' as const }]
  })

async function tellOperators(tx: Ctx, pool: Pool, planId: string, drawn: DrawnPlan): Promise<void> {
  const operators = await listRoleHolders(tx, { role: 'resourceOperator', agencyId: null })
  await notify(tx, {
    personIds: operators.map(({ id }) => id),
    kind: 'consolidationProposed',
    params: {
      name: pool.name,
      moves: drawn.moves.length,
      hosts: drawn.hostsOnBefore - drawn.hostsOnAfter,
    },
    href: routes.desk.consolidationPlan(planId),
    subject: `consolidation:${planId}`,
    waits: true,
    agencyId: null,
  })
}

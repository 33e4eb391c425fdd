import { and, eq } from 'drizzle-orm'
import type { Ctx, Databases } from '@/lib/context'
import { evacuationMoves, evacuations } from '@/lib/db/schema/evacuation'
import { advanceEvacuation } from '@/lib/evacuation/advance-evacuation'
import { loadPlan } from '@/lib/evacuation/load-plan'
import { noteStuckMove, settleMove } from '@/lib/evacuation/settle-move'
import { startEvacuation } from '@/lib/evacuation/start-evacuation'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { addSpareHosts } from '@/lib/scheduler/testing/spare-hosts'
import { aRunningMachine, letTimePass } from '@/lib/testing/a-machine'
import { aPerson } from '@/lib/testing/factories'

export type Machine = Awaited<ReturnType<typeof aRunningMachine>>
export const hooks = { finished: settleMove, stuck: noteStuckMove }

/** So many machines on one host, and other hosts of the pool with room for so many vCPU each. */
export async function aHostWith(db: Databases, machines: number, spare: readonly number[]) {
  const first = await aRunningMachine(db)
  const all: Machine[] = [first]
  while (all.length < machines) all.push(await aRunningMachine(db, { beside: first }))
  await addSpareHosts(first.ctx, first.pool, spare)
  const operator = (await aPerson(db, null, ['resourceOperator'])).ctx
  const hostId = first.hosts[0]?.id ?? ''
  const begin = async () => {
    const { digest } = await loadPlan(operator, hostId)
    return startEvacuation(operator, { hostId, seen: digest, reason: '更换主板' })
  }
  return { machines: all, hostId, operator, ctx: first.ctx, begin, code: first.pool.code }
}

export const movesOf = async (ctx: Ctx, evacuationId: string) =>
  ctx.db
    .select()
    .from(evacuationMoves)
    .where(eq(evacuationMoves.evacuationId, evacuationId))
    .orderBy(evacuationMoves.position)
export const stateOf = async (ctx: Ctx, evacuationId: string) =>
  (await ctx.db.select().from(evacuations).where(eq(evacuations.id, evacuationId)))[0]?.state

/** What the workers do: one run after the other, until nothing is on its way. */
export async function drive(ctx: Ctx, evacuationId: string, most = 20): Promise<void> {
  await advanceEvacuation(ctx, { evacuationId })
  for (let turn = 0; turn < most; turn++) {
    const [going] = await ctx.db
      .select()
      .from(evacuationMoves)
      .where(and(eq(evacuationMoves.evacuationId, evacuationId), eq(evacuationMoves.state, 'running')))
    if (!going?.runId) return
    await letTimePass(ctx, going.runId)
    await advanceRun(ctx, { runId: going.runId }, hooks)
    await advanceEvacuation(ctx, { evacuationId })
  }
}

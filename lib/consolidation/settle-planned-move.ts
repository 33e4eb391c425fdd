import { and, eq, inArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { publishPlan } from '@/lib/consolidation/publish-plan'
import type { Ctx } from '@/lib/context'
import { consolidationMoves } from '@/lib/db/schema/consolidation'
import { enqueue } from '@/lib/jobs/queue'
import type { Run } from '@/lib/provisioning/queries'

type Ending = Partial<typeof consolidationMoves.$inferInsert>

/** Hook of a run's end, in its transaction: the machine has arrived, or stays where it was; the next may leave. */
export async function settlePlannedMove(tx: Ctx, run: Run): Promise<void> {
  authorize(tx.actor, 'system:act')
  if (run.kind !== 'move') return
  if (run.state === 'done') await note(tx, run, { state: 'done', code: null, movedAt: tx.now() })
  else
    await note(tx, run, {
      state: 'failed',
      code: 'failed',
      params: { engine: run.failure?.code ?? 'undone' },
    })
}

/** Hook of a run that waits for a person: the plan need not wait with it. */
export async function noteStuckPlannedMove(tx: Ctx, run: Run): Promise<void> {
  authorize(tx.actor, 'system:act')
  if (run.kind === 'move') await note(tx, run, { state: 'stuck' })
}

async function note(tx: Ctx, { id }: Run, set: Ending): Promise<void> {
  const open = and(eq(consolidationMoves.runId, id), inArray(consolidationMoves.state, ['running', 'stuck']))
  const [move] = await tx.db.update(consolidationMoves).set(set).where(open).returning()
  if (!move) return
  await enqueue(tx, 'advanceConsolidation', { planId: move.planId })
  await publishPlan(tx, move.planId)
}

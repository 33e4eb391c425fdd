import { and, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { runSteps, runs, stepAttempts } from '@/lib/db/schema/provisioning'
import type { DriverError } from '@/lib/providers/driver-error'
import { callPerson } from '@/lib/provisioning/call-person'
import { leaseEnd, type Work } from '@/lib/provisioning/claim-run'
import { publishProgress } from '@/lib/provisioning/publish-progress'
import type { Run } from '@/lib/provisioning/queries'
import { StaleRun } from '@/lib/provisioning/record-step'
import type { RunHooks } from '@/lib/provisioning/run-hooks'
import type { Step } from '@/lib/provisioning/step'
import { waitRun } from '@/lib/provisioning/wait-run'

const longestPauseSeconds = 15

/**
 * Keeps the failed attempt and decides: permanent means undo everything; otherwise try again after a pause,
 * and after the last try call a person. Returns the run if it goes on at once, null if it is let go.
 */
export async function recordFailure(
  ctx: Ctx,
  work: Work,
  failed: { step: Step; position: number; error: DriverError; startedAt: Date },
  hooks: RunHooks,
): Promise<Run | null> {
  authorize(ctx.actor, 'system:act')
  const { run } = work
  const { step, error } = failed
  const undoing = run.state === 'undoing'
  const tries = run.tries + 1
  const pause = Math.min(step.retry.seconds * 2 ** run.tries, longestPauseSeconds)
  return inTransaction(ctx, async (tx) => {
    await keepAttempt(tx, work, failed)
    if (!error.retryable && !undoing) return move(tx, work, failed, 'undoing')
    if (error.retryable && tries <= step.retry.limit) {
      await waitRun(tx, work, pause * 1000, tries)
      return null
    }
    const stuck = await move(tx, work, failed, 'stuck')
    await callPerson(tx, stuck, work.instance)
    await hooks.stuck(tx, stuck)
    return null
  })
}

async function keepAttempt(
  tx: Ctx,
  { run }: Work,
  { position, error, startedAt }: { position: number; error: DriverError; startedAt: Date },
): Promise<void> {
  const outcome = error.kind === 'unknown' ? 'unknown' : 'failed'
  await tx.db.insert(stepAttempts).values({
    agencyId: run.agencyId,
    runId: run.id,
    position,
    attempt: run.attempt,
    undo: run.state === 'undoing',
    outcome,
    code: error.code,
    message: error.message,
    startedAt,
    endedAt: tx.now(),
  })
  await tx.db
    .update(runSteps)
    .set({ state: outcome, attempt: sql`${runSteps.attempt} + 1`, endedAt: tx.now() })
    .where(and(eq(runSteps.runId, run.id), eq(runSteps.position, position)))
}

async function move(
  tx: Ctx,
  { run }: Work,
  { position, error, step }: { position: number; error: DriverError; step: Step },
  state: 'undoing' | 'stuck',
): Promise<Run> {
  const [after] = await tx.db
    .update(runs)
    .set({
      state,
      tries: 0,
      nextTryAt: null,
      leaseUntil: state === 'stuck' ? null : leaseEnd,
      failure: {
        code: error.code,
        message: error.message,
        retryable: error.retryable,
        step: position,
        at: tx.now().toISOString(),
        undoing: run.state === 'undoing',
      },
    })
    .where(and(eq(runs.id, run.id), eq(runs.attempt, run.attempt), eq(runs.state, run.state)))
    .returning()
  if (!after) throw new StaleRun(`run ${run.id} was taken over`)
  await publishProgress(tx, after, { step: step.name, state })
  return after
}

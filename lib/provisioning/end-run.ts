import { and, eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { runs } from '@/lib/db/schema/provisioning'
import type { Work } from '@/lib/provisioning/claim-run'
import { publishProgress } from '@/lib/provisioning/publish-progress'
import type { Run } from '@/lib/provisioning/queries'
import { StaleRun } from '@/lib/provisioning/record-step'

/** Closes the run under its fence; an undone one keeps why. */
export async function endRun(tx: Ctx, { run }: Work, state: 'done' | 'undone'): Promise<Run> {
  const [ended] = await tx.db
    .update(runs)
    .set({
      state,
      endedAt: tx.now(),
      leaseUntil: null,
      nextTryAt: null,
      ...(state === 'done' && { failure: null }),
    })
    .where(and(eq(runs.id, run.id), eq(runs.attempt, run.attempt), eq(runs.state, run.state)))
    .returning()
  if (!ended) throw new StaleRun(`run ${run.id} was taken over`)
  await publishProgress(tx, ended, { state })
  return ended
}

import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { runs } from '@/lib/db/schema/provisioning'
import { enqueue } from '@/lib/jobs/queue'
import { endStuckTask } from '@/lib/provisioning/end-stuck-task'
import type { Run } from '@/lib/provisioning/queries'

/** A stuck run goes on, forwards or backwards, and nobody is waited for any more. */
export async function resumeRun(
  tx: Ctx,
  run: Run,
  state: 'running' | 'undoing',
  result: string,
): Promise<void> {
  await tx.db
    .update(runs)
    .set({ state, tries: 0, leaseUntil: null, nextTryAt: sql`now()` })
    .where(eq(runs.id, run.id))
  await endStuckTask(tx, run.id, result)
  await enqueue(tx, 'advanceRun', { runId: run.id })
}

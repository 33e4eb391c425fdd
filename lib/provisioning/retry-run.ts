import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'
import type { RunInput } from '@/lib/provisioning/input'
import { publishProgress } from '@/lib/provisioning/publish-progress'
import { lockRun } from '@/lib/provisioning/queries'
import { resumeRun } from '@/lib/provisioning/resume-run'

/** Tries the step again that a run is stuck at; a run stuck while undoing goes on undoing. */
export async function retryRun(ctx: Ctx, { runId }: RunInput): Promise<void> {
  authorize(ctx.actor, 'run:operate')
  await inTransaction(ctx, async (tx) => {
    const run = await lockRun(tx, runId)
    if (run.state !== 'stuck') throw new AppError('rule', 'provisioning.runNotStuck')
    const state = run.failure?.undoing ? 'undoing' : 'running'
    await resumeRun(tx, run, state, 'retried')
    await recordAudit(tx, 'run.retry', runId, {
      agencyId: run.agencyId,
      before: { state: run.state },
      after: { state },
    })
    await publishProgress(tx, run, { state })
  })
}

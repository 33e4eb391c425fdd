import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'
import type { UndoRun } from '@/lib/provisioning/input'
import { publishProgress } from '@/lib/provisioning/publish-progress'
import { lockRun } from '@/lib/provisioning/queries'
import { resumeRun } from '@/lib/provisioning/resume-run'

/** Takes back what a stuck run has done; `undoCosts` says beforehand what that destroys. */
export async function undoRun(ctx: Ctx, { runId, reason }: UndoRun): Promise<void> {
  authorize(ctx.actor, 'run:operate')
  await inTransaction(ctx, async (tx) => {
    const run = await lockRun(tx, runId)
    if (run.state !== 'stuck') throw new AppError('rule', 'provisioning.runNotStuck')
    await resumeRun(tx, run, 'undoing', reason)
    const after = { state: 'undoing', reason }
    await recordAudit(tx, 'run.undo', runId, { agencyId: run.agencyId, before: { state: run.state }, after })
    await publishProgress(tx, run, { state: 'undoing' })
  })
}

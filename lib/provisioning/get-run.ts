import { and, asc, eq, inArray } from 'drizzle-orm'
import { listNames } from '@/lib/agencies/list-names'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { instances, runSteps, runs, tasks } from '@/lib/db/schema/provisioning'
import { notFound } from '@/lib/errors'
import { listAttempts, type Run, type RunStep, runOf, type StepAttempt } from '@/lib/provisioning/queries'

export type RunInDetail = Run & {
  instanceName: string
  steps: (RunStep & { attempts: StepAttempt[] })[]
  requesterName: string | null
  /** Who decides about it, when it is stuck and was handed over. */
  assigneeName: string | null
}

/** One run with every step and every attempt. */
export async function getRun(ctx: Ctx, id: string): Promise<RunInDetail> {
  authorize(ctx.actor, 'run:read')
  const [[found], steps, attempts, [task]] = await Promise.all([
    ctx.db
      .select({ run: runs, instanceName: instances.name })
      .from(runs)
      .innerJoin(instances, eq(instances.id, runs.instanceId))
      .where(and(eq(runs.id, id), runOf(ctx.actor))),
    ctx.db.select().from(runSteps).where(eq(runSteps.runId, id)).orderBy(asc(runSteps.position)),
    listAttempts(ctx, id),
    ctx.db
      .select({ assigneeId: tasks.assigneeId })
      .from(tasks)
      .where(and(eq(tasks.runId, id), eq(tasks.kind, 'stuckRun'), inArray(tasks.state, ['open', 'taken']))),
  ])
  if (!found) throw notFound('provisioning')
  const { run, instanceName } = found
  const names = await listNames(
    ctx,
    [run.requestedBy, task?.assigneeId].flatMap((person) => person ?? []),
  )
  return {
    ...run,
    instanceName,
    steps: steps.map((step) => ({
      ...step,
      attempts: attempts.filter(({ position }) => position === step.position),
    })),
    requesterName: names.get(run.requestedBy ?? '') ?? null,
    assigneeName: names.get(task?.assigneeId ?? '') ?? null,
  }
}

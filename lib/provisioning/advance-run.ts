import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { log } from '@/lib/log'
import { DriverError } from '@/lib/providers/driver-error'
import { computeDriver } from '@/lib/providers/registry'
import { withDeadline } from '@/lib/providers/with-deadline'
import { claimRun, type Work } from '@/lib/provisioning/claim-run'
import { crashPoint } from '@/lib/provisioning/crash-point'
import { endRun } from '@/lib/provisioning/end-run'
import type { Run } from '@/lib/provisioning/queries'
import { recordFailure } from '@/lib/provisioning/record-failure'
import { recordStep, StaleRun } from '@/lib/provisioning/record-step'
import type { RunHooks } from '@/lib/provisioning/run-hooks'
import type { Step, StepCall, StepResult } from '@/lib/provisioning/step'
import { waitRun } from '@/lib/provisioning/wait-run'

/** Job: takes a run as far as it goes now, to its end, its next wait or a person. Safe to call at any time. */
export async function advanceRun(ctx: Ctx, { runId }: { runId: string }, hooks: RunHooks): Promise<void> {
  authorize(ctx.actor, 'system:act')
  let work = await claimRun(ctx, runId)
  // Whoever took the run up: what it does stands under the request that began it.
  const traced = { ...ctx, requestId: work?.run.traceId ?? ctx.requestId }
  try {
    while (work)
      work =
        work.run.state === 'undoing' ? await undoNext(traced, work, hooks) : await doNext(traced, work, hooks)
  } catch (error) {
    if (!(error instanceof StaleRun)) throw error
    log.info({ runId, requestId: traced.requestId }, 'run was taken over')
  }
}

async function doNext(ctx: Ctx, work: Work, hooks: RunHooks): Promise<Work | null> {
  const { run, steps, definition } = work
  const position = steps.findIndex(({ state }) => state !== 'done')
  const step = definition.steps[position]
  if (!step) throw new Error('a running run has a next step')
  const startedAt = ctx.now()
  crashPoint(run.kind, step.name, 'before')
  const result = await tryStep<StepResult>(ctx, work, step, (call) => step.ensure(call))
  if (result instanceof DriverError)
    return goOn(work, await recordFailure(ctx, work, { step, position, error: result, startedAt }, hooks))
  crashPoint(run.kind, step.name, 'afterEffect')
  if ('wait' in result) {
    await waitRun(ctx, work, result.wait)
    return null
  }
  const record = { position, state: 'done', output: result.done, startedAt } as const
  const outputs = { ...work.outputs, [step.name]: result.done }
  const after = {
    ...work,
    outputs,
    steps: steps.map((row, i) => (i === position ? { ...row, state: 'done' as const } : row)),
  }
  const last = position === steps.length - 1
  if (last)
    await inTransaction(ctx, async (tx) => {
      await recordStep(tx, work, record)
      await definition.finish(tx, after)
      await hooks.finished(tx, await endRun(tx, after, 'done'))
    })
  else await recordStep(ctx, work, record)
  crashPoint(run.kind, step.name, 'afterRecord')
  return last ? null : { ...after, run: { ...run, tries: 0 } }
}

/** Backwards over every step that may have left something behind. */
async function undoNext(ctx: Ctx, work: Work, hooks: RunHooks): Promise<Work | null> {
  const { steps, definition } = work
  const position = steps.findLastIndex(({ state }) => state !== 'waiting' && state !== 'undone')
  const step = definition.steps[position]
  if (!step) {
    await inTransaction(ctx, async (tx) => {
      const run = await endRun(tx, work, 'undone')
      await definition.undone(tx, work)
      await hooks.finished(tx, run)
    })
    return null
  }
  const { undo } = step
  const startedAt = ctx.now()
  const result = typeof undo === 'function' ? await tryStep(ctx, work, step, undo) : undefined
  if (result instanceof DriverError)
    return goOn(work, await recordFailure(ctx, work, { step, position, error: result, startedAt }, hooks))
  await recordStep(ctx, work, { position, state: 'undone', output: null, startedAt })
  return {
    ...work,
    steps: steps.map((row, i) => (i === position ? { ...row, state: 'undone' as const } : row)),
  }
}

const goOn = (work: Work, run: Run | null): Work | null => run && { ...work, run }

/** One call with its deadline. What a driver did not foresee counts as unknown: the token is looked up again. */
async function tryStep<T>(
  ctx: Ctx,
  work: Work,
  step: Step,
  make: (call: StepCall) => Promise<T>,
): Promise<T | DriverError> {
  const { attempt, traceId } = work.run
  try {
    const driver = work.place && computeDriver(ctx.databases, work.place)
    return await withDeadline(step.timeoutSeconds, (signal) =>
      make({ ...work, ctx, driver, call: { signal, attempt, traceId } }),
    )
  } catch (error) {
    const facts = { requestId: traceId, runId: work.run.id, step: step.name, attempt }
    if (error instanceof DriverError) {
      log.info({ ...facts, outcome: error.kind, reason: error.code }, 'step failed')
      return error
    }
    log.error({ ...facts, err: error }, 'step failed unexpectedly')
    return new DriverError('unknown', 'internal', 'unexpected error', { cause: error })
  }
}

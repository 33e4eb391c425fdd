import { and, asc, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { instances, runSteps, runs } from '@/lib/db/schema/provisioning'
import { enqueue } from '@/lib/jobs/queue'
import { publishProgress } from '@/lib/provisioning/publish-progress'
import type { RunStep } from '@/lib/provisioning/queries'
import type { RunKind } from '@/lib/provisioning/rules'
import { definitionOf } from '@/lib/provisioning/runs/definitions'
import type { RunDefinition, World } from '@/lib/provisioning/step'
import { type PlacedAt, placementOf } from '@/lib/scheduler/queries'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

/** Longer than any step's time-out, so that a lease never ends during a call. */
export const leaseEnd = sql`now() + interval '20 seconds'`

export type Work = World & { steps: RunStep[]; definition: RunDefinition }

/**
 * Takes the run up under the next attempt number, which fences whoever had it before. Null: the run has
 * ended, waits for a person, or somebody else holds it; in the last case a job comes back after the lease.
 */
export async function claimRun(ctx: Ctx, runId: string): Promise<Work | null> {
  authorize(ctx.actor, 'system:act')
  return inTransaction(ctx, async (tx) => {
    const [run] = await tx.db
      .update(runs)
      .set({
        attempt: sql`${runs.attempt} + 1`,
        state: sql`case when ${runs.state} = 'queued' then 'running' else ${runs.state} end`,
        leaseUntil: leaseEnd,
        nextTryAt: null,
        startedAt: sql`coalesce(${runs.startedAt}, ${tx.now().toISOString()}::timestamptz)`,
      })
      .where(
        sql`${runs.id} = ${runId} and ${runs.state} in ('queued','running','undoing')
          and (${runs.leaseUntil} is null or ${runs.leaseUntil} <= now())
          and (${runs.nextTryAt} is null or ${runs.nextTryAt} <= now())`,
      )
      .returning()
    if (run) return begun({ ...tx, requestId: run.traceId }, await loadWork(tx, run))
    await comeBack(tx, runId)
    return null
  })
}

async function comeBack(tx: Ctx, runId: string): Promise<void> {
  const { rows } = await tx.db.execute<{ at: string }>(sql`
    select greatest(lease_until, next_try_at) as at from run
    where id = ${runId} and state in ('queued','running','undoing') and greatest(lease_until, next_try_at) > now()`)
  if (rows[0]) await enqueue(tx, 'advanceRun', { runId }, { startAfter: new Date(rows[0].at) })
}

async function loadWork(tx: Ctx, run: typeof runs.$inferSelect): Promise<Work> {
  const steps = await tx.db
    .select()
    .from(runSteps)
    .where(eq(runSteps.runId, run.id))
    .orderBy(asc(runSteps.position))
  const [instance] = await tx.db
    .select()
    .from(instances)
    .where(eq(instances.id, run.instanceId ?? ''))
  if (!instance) throw new Error('a run without its instance')
  return {
    run,
    steps,
    instance,
    definition: definitionOf(run.kind, instance.fulfilment),
    place: instance.fulfilment === 'compute' ? await placementOf(tx, instance.token) : null,
    moveTo: await destinationOf(tx, run.kind, instance.token),
    outputs: Object.fromEntries(steps.flatMap(({ name, output }) => (output ? [[name, output]] : []))),
  }
}

async function destinationOf(tx: Ctx, kind: RunKind, token: string): Promise<PlacedAt | null> {
  const { elsewhere, evacuation } = resizeKeys(token)
  if (kind === 'changePlan') return placementOf(tx, elsewhere)
  return kind === 'move' || kind === 'rebuild' ? placementOf(tx, evacuation) : null
}

async function begun(tx: Ctx, work: Work): Promise<Work> {
  const { run, steps, definition } = work
  if (run.state !== 'running' || steps.some(({ state }) => state !== 'waiting')) return work
  const instance = definition.begin ? await definition.begin(tx, work) : work.instance
  const first = and(eq(runSteps.runId, run.id), eq(runSteps.position, 0))
  await tx.db.update(runSteps).set({ state: 'running', startedAt: tx.now() }).where(first)
  await publishProgress(tx, run, { step: steps[0]?.name ?? '', state: 'running' })
  return { ...work, instance }
}

import { eq, max, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { runSteps, runs } from '@/lib/db/schema/provisioning'
import { AppError } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/queue'
import { lockInstance, type Run } from '@/lib/provisioning/queries'
import { resolveParams } from '@/lib/provisioning/resolve-params'
import { isFor, type RunKind, runCanStart } from '@/lib/provisioning/rules'
import { definitionOf } from '@/lib/provisioning/runs/definitions'

export type StartRun = {
  kind: RunKind
  instanceId: string
  orderId?: string | null
  orderLineId?: string | null
  /** What the kind's steps read; see lib/provisioning/runs/<kind>.ts. */
  params?: Record<string, unknown>
}

/**
 * Writes run, steps and the first job in the caller's transaction, which has authorized. Attempts count on from
 * earlier runs of the instance, so that the fence of its token never goes back.
 */
export async function startRun(tx: Ctx, input: StartRun): Promise<Run> {
  const { kind, instanceId, orderId, orderLineId, params = {} } = input
  const instance = await lockInstance(tx, instanceId)
  if (!isFor(kind, instance)) throw new AppError('rule', 'provisioning.notForManual')
  if (!runCanStart(kind, instance)) throw new AppError('rule', 'provisioning.notNow')
  const [earlier] = await tx.db
    .select({
      attempt: max(runs.attempt),
      open: sql<boolean>`coalesce(bool_or(${runs.state} in ('queued','running','undoing','stuck')), false)`,
    })
    .from(runs)
    .where(eq(runs.instanceId, instanceId))
  if (earlier?.open) throw new AppError('conflict', 'provisioning.runOpen')
  const [run] = await tx.db
    .insert(runs)
    .values({
      agencyId: instance.agencyId,
      instanceId,
      orderId,
      orderLineId,
      kind,
      state: 'queued',
      attempt: earlier?.attempt ?? 0,
      params: await resolveParams(tx, kind, instance, params),
      traceId: tx.requestId,
      requestedBy: tx.actor.personId,
      nextTryAt: sql`now()`,
      createdAt: tx.now(),
    })
    .returning()
  if (!run) throw new Error('run not inserted')
  await tx.db.insert(runSteps).values(
    definitionOf(kind, instance.fulfilment).steps.map(({ name }, position) => ({
      agencyId: instance.agencyId,
      runId: run.id,
      position,
      name,
      state: 'waiting' as const,
    })),
  )
  await enqueue(tx, 'advanceRun', { runId: run.id })
  return run
}

import { and, asc, desc, eq, type SQL } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Actor, type Ctx, isPlatform } from '@/lib/context'
import { instances, runSteps, runs, stepAttempts } from '@/lib/db/schema/provisioning'
import { notFound } from '@/lib/errors'

export type Instance = typeof instances.$inferSelect
export type Run = typeof runs.$inferSelect
export type RunStep = typeof runSteps.$inferSelect
export type StepAttempt = typeof stepAttempts.$inferSelect
export type RunWithSteps = Run & { steps: RunStep[] }

const instanceOf = (actor: Actor): SQL | undefined =>
  isPlatform(actor) ? undefined : eq(instances.agencyId, actor.agencyId ?? '')
export const runOf = (actor: Actor): SQL | undefined =>
  isPlatform(actor) ? undefined : eq(runs.agencyId, actor.agencyId ?? '')

export async function getInstance(ctx: Ctx, id: string): Promise<Instance> {
  authorize(ctx.actor, 'instance:read')
  const [instance] = await ctx.db
    .select()
    .from(instances)
    .where(and(eq(instances.id, id), instanceOf(ctx.actor)))
  if (!instance) throw notFound('provisioning')
  return instance
}

/** For update, inside the transaction of a verb that has authorized. */
export async function lockInstance(tx: Ctx, id: string): Promise<Instance> {
  const [instance] = await tx.db
    .select()
    .from(instances)
    .where(and(eq(instances.id, id), instanceOf(tx.actor)))
    .for('update')
  if (!instance) throw notFound('provisioning')
  return instance
}

export async function lockRun(tx: Ctx, id: string): Promise<Run> {
  const [run] = await tx.db
    .select()
    .from(runs)
    .where(and(eq(runs.id, id), runOf(tx.actor)))
    .for('update')
  if (!run) throw notFound('provisioning')
  return run
}

/** Runs of an order or an instance with their steps, the latest first, in two statements. */
export async function listRunsOf(
  ctx: Ctx,
  of: { orderId: string } | { instanceId: string },
): Promise<RunWithSteps[]> {
  authorize(ctx.actor, 'run:read')
  const mine = and(
    'orderId' in of ? eq(runs.orderId, of.orderId) : eq(runs.instanceId, of.instanceId),
    runOf(ctx.actor),
  )
  const [found, steps] = await Promise.all([
    ctx.db.select().from(runs).where(mine).orderBy(desc(runs.id)).limit(200),
    ctx.db
      .select({ step: runSteps })
      .from(runSteps)
      .innerJoin(runs, eq(runs.id, runSteps.runId))
      .where(mine)
      .orderBy(desc(runs.id), asc(runSteps.position))
      .limit(2000),
  ])
  const byRun = Map.groupBy(
    steps.map(({ step }) => step),
    ({ runId }) => runId,
  )
  return found.map((run) => ({ ...run, steps: byRun.get(run.id) ?? [] }))
}

/** Every attempt of one run, oldest first. */
export async function listAttempts(ctx: Ctx, runId: string): Promise<StepAttempt[]> {
  authorize(ctx.actor, 'run:read')
  const rows = await ctx.db
    .select({ attempt: stepAttempts })
    .from(stepAttempts)
    .innerJoin(runs, eq(runs.id, stepAttempts.runId))
    .where(and(eq(stepAttempts.runId, runId), runOf(ctx.actor)))
    .orderBy(asc(stepAttempts.id))
    .limit(500)
  return rows.map(({ attempt }) => attempt)
}

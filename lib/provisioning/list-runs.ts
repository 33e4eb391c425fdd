import { and, asc, count, desc, eq, ilike, inArray, type SQL, sql } from 'drizzle-orm'
import { listAgencyNames } from '@/lib/agencies/list-names'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { instances, runSteps, runs } from '@/lib/db/schema/provisioning'
import { type Run, type RunStep, runOf } from '@/lib/provisioning/queries'
import type { RunKind } from '@/lib/provisioning/rules'

export const runViews = ['stuck', 'open', 'ended'] as const
export type RunView = (typeof runViews)[number]
export type RunFilter = { view: RunView; kinds: readonly RunKind[]; q: string }
export type ShownRun = Run & { instanceName: string; agencyName: string; steps: RunStep[] }

const statesOf: Record<RunView, Run['state'][]> = {
  stuck: ['stuck'],
  open: ['queued', 'running', 'undoing'],
  ended: ['done', 'undone'],
}

/** One page of runs with their steps; the longest waiting first, ended ones latest first. */
export async function listRuns(
  ctx: Ctx,
  filter: RunFilter,
  { page, size }: { page: number; size: number },
): Promise<{ rows: ShownRun[]; total: number }> {
  authorize(ctx.actor, 'run:read')
  const word = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`
  const where = and(
    runOf(ctx.actor),
    inArray(runs.state, statesOf[filter.view]),
    filter.kinds.length > 0 ? inArray(runs.kind, [...filter.kinds]) : undefined,
    filter.q ? ilike(instances.name, word) : undefined,
  )
  const [found, totals] = await Promise.all([
    ctx.db
      .select({ run: runs, instanceName: instances.name })
      .from(runs)
      .innerJoin(instances, eq(instances.id, runs.instanceId))
      .where(where)
      .orderBy(filter.view === 'ended' ? desc(runs.id) : asc(runs.id))
      .limit(size)
      .offset((page - 1) * size),
    countOf(ctx, where, filter.q !== ''),
  ])
  return { rows: await shown(ctx, found), total: totals }
}

/** Counted no further, so that a long past costs no more than a short one. */
const countCap = 1000

/** Runs are joined to their machines only where a machine's name is asked for. */
async function countOf(ctx: Ctx, where: SQL | undefined, byName: boolean): Promise<number> {
  const all = ctx.db.select({ id: runs.id }).from(runs).$dynamic()
  const asked = byName ? all.innerJoin(instances, eq(instances.id, runs.instanceId)) : all
  const [row] = await ctx.db.select({ n: count() }).from(asked.where(where).limit(countCap).as('some'))
  return row?.n ?? 0
}

/** For the tabs. */
export async function countRuns(ctx: Ctx): Promise<{ stuck: number; open: number }> {
  authorize(ctx.actor, 'run:read')
  const [row] = await ctx.db
    .select({
      stuck: sql<number>`(count(*) filter (where ${runs.state} = 'stuck'))::int`,
      open: sql<number>`(count(*) filter (where ${runs.state} <> 'stuck'))::int`,
    })
    .from(runs)
    .where(and(runOf(ctx.actor), inArray(runs.state, [...statesOf.stuck, ...statesOf.open])))
  return row ?? { stuck: 0, open: 0 }
}

async function shown(ctx: Ctx, found: { run: Run; instanceName: string }[]): Promise<ShownRun[]> {
  if (found.length === 0) return []
  const ids = found.map(({ run }) => run.id)
  const [steps, agencies] = await Promise.all([
    ctx.db.select().from(runSteps).where(inArray(runSteps.runId, ids)).orderBy(asc(runSteps.position)),
    listAgencyNames(
      ctx,
      found.map(({ run }) => run.agencyId),
    ),
  ])
  return found.map(({ run, instanceName }) => ({
    ...run,
    instanceName,
    agencyName: agencies.get(run.agencyId) ?? '',
    steps: steps.filter(({ runId }) => runId === run.id),
  }))
}

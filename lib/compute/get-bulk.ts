import { and, asc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { BulkVerb } from '@/lib/compute/input'
import { type Ctx, isPlatform } from '@/lib/context'
import { bulkActions, bulkItems } from '@/lib/db/schema/compute'
import { instances, runs } from '@/lib/db/schema/provisioning'
import { type ErrorCode, type ErrorParams, notFound } from '@/lib/errors'
import type { InstanceState } from '@/lib/provisioning/rules'

export type BulkItem = {
  instanceId: string
  name: string
  state: InstanceState
  /** 'running': begun, its run has not ended. */
  result: 'waiting' | 'running' | 'done' | 'failed'
  code: ErrorCode | null
  params: ErrorParams | null
  /** Why its run failed, as the engine's kind of error. */
  failure: string | null
}
export type Bulk = Omit<typeof bulkActions.$inferSelect, 'verb'> & { verb: BulkVerb; items: BulkItem[] }

/** A bulk action with the present result of each machine, failures first. Two statements. */
export async function getBulk(ctx: Ctx, bulkId: string): Promise<Bulk> {
  authorize(ctx.actor, 'instance:read')
  const own = isPlatform(ctx.actor) ? undefined : eq(bulkActions.agencyId, ctx.actor.agencyId ?? '')
  const [[bulk], rows] = await Promise.all([
    ctx.db
      .select()
      .from(bulkActions)
      .where(and(eq(bulkActions.id, bulkId), own)),
    ctx.db
      .select({
        item: bulkItems,
        name: instances.name,
        state: instances.state,
        run: runs.state,
        failure: runs.failure,
      })
      .from(bulkItems)
      .innerJoin(instances, eq(instances.id, bulkItems.instanceId))
      .leftJoin(runs, eq(runs.id, bulkItems.runId))
      .where(eq(bulkItems.bulkId, bulkId))
      .orderBy(asc(instances.name)),
  ])
  if (!bulk) throw notFound('compute')
  const items = rows.map(({ item, name, state, run, failure }) => ({
    instanceId: item.instanceId,
    name,
    state,
    result: resultOf(item.state, run),
    code: item.code as ErrorCode | null,
    params: item.params,
    failure: failure?.code ?? null,
  }))
  const rank = { failed: 0, running: 1, waiting: 2, done: 3 }
  return {
    ...bulk,
    verb: bulk.verb as BulkVerb,
    items: items.toSorted((a, b) => rank[a.result] - rank[b.result]),
  }
}

function resultOf(state: 'waiting' | 'done' | 'failed', run: string | null): BulkItem['result'] {
  if (state !== 'done' || run === null || run === 'done') return state
  return run === 'undone' || run === 'stuck' ? 'failed' : 'running'
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { RunKind } from '@/lib/provisioning/rules'

export type ShownRun = {
  id: string
  kind: RunKind
  state: 'queued' | 'running' | 'done' | 'undoing' | 'undone' | 'stuck'
  createdAt: string
  endedAt: string | null
  /** Of the last failure: a key under provisioning.engine, and the engine's own words. */
  code: string | null
  message: string | null
  steps: { name: string; state: string; startedAt: string | null; endedAt: string | null }[]
}

/** The latest runs of an instance with their steps, one statement; row-level security keeps it to its owner. */
export async function listRecentRuns(ctx: Ctx, instanceId: string, limit = 3): Promise<ShownRun[]> {
  authorize(ctx.actor, 'instance:read')
  const { rows } = await ctx.db.execute<ShownRun>(sql`
    select r.id, r.kind, r.state, r.created_at::text as "createdAt", r.ended_at::text as "endedAt",
      r.failure ->> 'code' as code, r.failure ->> 'message' as message,
      coalesce((select jsonb_agg(jsonb_build_object('name', s.name, 'state', s.state,
          'startedAt', s.started_at, 'endedAt', s.ended_at) order by s.position)
        from run_step s where s.run_id = r.id), '[]') as steps
    from run r join instance i on i.id = r.instance_id
    where r.instance_id = ${instanceId} order by r.id desc limit ${limit}`)
  return rows
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'
import type { Run } from '@/lib/provisioning/queries'

export type ProgressStep = {
  position: number
  name: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'unknown' | 'undone'
  output: Record<string, unknown> | null
  startedAt: string | null
  endedAt: string | null
}
export type ProgressAttempt = {
  position: number
  attempt: number
  outcome: 'failed' | 'unknown'
  code: string | null
  message: string | null
  startedAt: string
  endedAt: string
}
export type LineProgress = {
  runId: string
  orderLineId: string
  kind: Run['kind']
  state: Run['state']
  failure: Run['failure']
  traceId: string
  createdAt: string
  startedAt: string | null
  endedAt: string | null
  steps: ProgressStep[]
  /** What went wrong so far, oldest first; nothing is overwritten by a later success. */
  attempts: ProgressAttempt[]
}

/** The latest run of each line of an order with its steps and errors, in one statement. */
export async function orderProgress(ctx: Ctx, orderId: string): Promise<LineProgress[]> {
  authorize(ctx.actor, 'run:read')
  const mine = isPlatform(ctx.actor) ? sql`true` : sql`r.agency_id = ${ctx.actor.agencyId}::uuid`
  const { rows } = await ctx.db.execute<{ progress: LineProgress }>(sql`
    with latest as (
      select distinct on (r.order_line_id) r.* from run r
      where r.order_id = ${orderId}::uuid and r.order_line_id is not null and ${mine}
      order by r.order_line_id, r.id desc
    )
    select json_build_object('runId', r.id, 'orderLineId', r.order_line_id, 'kind', r.kind, 'state', r.state,
      'failure', r.failure, 'traceId', r.trace_id, 'createdAt', r.created_at, 'startedAt', r.started_at,
      'endedAt', r.ended_at,
      'steps', coalesce((select json_agg(json_build_object('position', s.position, 'name', s.name, 'state', s.state,
        'output', s.output, 'startedAt', s.started_at, 'endedAt', s.ended_at) order by s.position)
        from run_step s where s.run_id = r.id), '[]'),
      'attempts', coalesce((select json_agg(json_build_object('position', t.position, 'attempt', t.attempt,
        'outcome', t.outcome, 'code', t.code, 'message', t.message, 'startedAt', t.started_at, 'endedAt', t.ended_at)
        order by t.id) from step_attempt t join run e on e.id = t.run_id
        where e.order_line_id = r.order_line_id and t.outcome <> 'done'), '[]')
    ) as progress from latest r`)
  return rows.map(({ progress }) => progress)
}

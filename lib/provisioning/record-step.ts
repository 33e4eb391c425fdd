import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { leaseEnd, type Work } from '@/lib/provisioning/claim-run'

export type StepRecord = {
  position: number
  state: 'done' | 'undone'
  output: Record<string, unknown> | null
  startedAt: Date
}

/** Somebody took the run up under a later attempt: whatever this process still knows no longer counts. */
export class StaleRun extends Error {}

/**
 * One statement: extends the lease, writes the step and its attempt, marks the next step as begun, tells the
 * browsers; all of it only while this attempt holds the run.
 */
export async function recordStep(ctx: Ctx, { run }: Work, record: StepRecord): Promise<void> {
  const { position, state, output } = record
  const at = (date: Date) => sql`${date.toISOString()}::timestamptz`
  const undo = state === 'undone'
  const { rows } = await ctx.db.execute(sql`
    with fence as (
      update run set lease_until = ${leaseEnd}, tries = 0
      where id = ${run.id} and attempt = ${run.attempt} and state = ${run.state}
      returning id, agency_id, order_id, attempt
    ), stepped as (
      update run_step s set state = ${state}, output = coalesce(${output && JSON.stringify(output)}::jsonb, s.output),
        attempt = s.attempt + 1, started_at = coalesce(s.started_at, ${at(record.startedAt)}), ended_at = ${at(ctx.now())}
      from fence where s.run_id = fence.id and s.position = ${position}
      returning s.name
    ), following as (
      update run_step s set state = 'running', started_at = ${at(ctx.now())}
      from fence where s.run_id = fence.id and s.position = ${position + 1} and s.state = 'waiting' and ${!undo}
    ), tried as (
      insert into step_attempt (agency_id, run_id, position, attempt, undo, outcome, started_at, ended_at)
      select agency_id, id, ${position}, attempt, ${undo}, 'done', ${at(record.startedAt)}, ${at(ctx.now())} from fence
    ), told as (
      insert into event (topic, kind, data, agency_id)
      select topic, 'run', jsonb_build_object('runId', id, 'step', stepped.name, 'state', ${state}::text), agency_id
      from fence, stepped, lateral (values ('run:' || id), ('order:' || order_id)) as t (topic)
      where topic is not null
    )
    select id from fence`)
  if (rows.length === 0) throw new StaleRun(`run ${run.id} was taken over`)
}

import { asc, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { recurringJobs as rows } from '@/lib/db/schema/jobs'
import { heartbeats } from '@/lib/db/schema/notify'
import { type RecurringJob, recurringJobs } from '@/lib/jobs/recurring'

export type RecurringState = RecurringJob & { row: typeof rows.$inferSelect | undefined }
export type QueueState = { name: string; ready: number; active: number; failed: number }
export type FailedJob = {
  id: string
  name: string
  tries: number
  failedAt: Date
  message: string
  traceId: string | null
}

/** Every recurring job with what it did last. */
export async function listRecurring(ctx: Ctx): Promise<RecurringState[]> {
  authorize(ctx.actor, 'job:read')
  const known = new Map((await ctx.db.select().from(rows)).map((row) => [row.name, row]))
  return recurringJobs.map((job) => ({ ...job, row: known.get(job.name) }))
}

export async function listQueues(ctx: Ctx): Promise<QueueState[]> {
  authorize(ctx.actor, 'job:read')
  const found = await ctx.db.execute<QueueState>(sql`
    select q.name, count(j.id) filter (where j.state < 'active')::int as ready,
      count(j.id) filter (where j.state = 'active')::int as active,
      count(j.id) filter (where j.state = 'failed')::int as failed
    from pgboss.queue q left join pgboss.job j on j.name = q.name and j.state in ('created', 'retry', 'active', 'failed')
    where q.name not like '\\_\\_%' group by q.name order by q.name`)
  return found.rows
}

/** Jobs that were tried often enough; they stay for a person, seven days at most. */
export async function listFailedJobs(ctx: Ctx, limit = 50): Promise<FailedJob[]> {
  authorize(ctx.actor, 'job:read')
  const found = await ctx.db.execute<Omit<FailedJob, 'failedAt'> & { failedAt: string }>(sql`
    select id, name, retry_count + 1 as tries, completed_on as "failedAt",
      coalesce(output->>'message', output->>'value', '') as message, data->>'traceId' as "traceId"
    from pgboss.job where state = 'failed' order by completed_on desc limit ${limit}`)
  return found.rows.map((job) => ({ ...job, failedAt: new Date(job.failedAt) }))
}

export async function listProcesses(ctx: Ctx) {
  authorize(ctx.actor, 'job:read')
  return ctx.db
    .select({
      process: heartbeats.process,
      kind: heartbeats.kind,
      startedAt: heartbeats.startedAt,
      seenAt: heartbeats.seenAt,
      alive: sql<boolean>`${heartbeats.seenAt} > now() - interval '30 seconds'`,
    })
    .from(heartbeats)
    .orderBy(asc(heartbeats.kind), asc(heartbeats.startedAt))
}

import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { recurringJobs as rows } from '@/lib/db/schema/jobs'
import type { RecurringJob } from '@/lib/jobs/recurring'
import { log } from '@/lib/log'

/** One tick of one job, its outcome kept where operators see it. Never throws: the next tick is the retry. */
export async function runRecurring(ctx: Ctx, job: RecurringJob, leader: string): Promise<void> {
  const begun = performance.now()
  const started = { startedAt: sql`now()`, wantedAt: null, leader }
  await ctx.db
    .insert(rows)
    .values({ name: job.name, ...started })
    .onConflictDoUpdate({ target: rows.name, set: started })
  let error: string | null = null
  try {
    await job.run(ctx)
  } catch (failure) {
    log.error({ err: failure, job: job.name, requestId: ctx.requestId }, 'recurring job failed')
    error = failure instanceof Error ? failure.message.slice(0, 500) : 'unknown'
  }
  await ctx.db
    .update(rows)
    .set({
      finishedAt: sql`now()`,
      durationMs: Math.round(performance.now() - begun),
      succeeded: error === null,
      error,
    })
    .where(eq(rows.name, job.name))
}

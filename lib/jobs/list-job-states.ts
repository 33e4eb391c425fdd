import { asc } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { recurringJobs } from '@/lib/db/schema/jobs'

export type JobState = typeof recurringJobs.$inferSelect

/** What each recurring job did last. */
export async function listJobStates(ctx: Ctx): Promise<JobState[]> {
  authorize(ctx.actor, 'job:read')
  return ctx.db.select().from(recurringJobs).orderBy(asc(recurringJobs.name))
}

import { sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { recurringJobs as rows } from '@/lib/db/schema/jobs'
import { AppError } from '@/lib/errors'
import type { RunRecurringNow } from '@/lib/jobs/input'
import { recurringJobs } from '@/lib/jobs/recurring'

/** A person wants a recurring job run before its time: the leading worker takes it up within a second. */
export async function runRecurringNow(ctx: Ctx, { name }: RunRecurringNow): Promise<void> {
  authorize(ctx.actor, 'job:run')
  if (!recurringJobs.some((job) => job.name === name))
    throw new AppError('notFound', 'jobs.unknownJob', { params: { name } })
  await inTransaction(ctx, async (tx) => {
    const wanted = { wantedAt: sql`now()` }
    await tx.db
      .insert(rows)
      .values({ name, ...wanted })
      .onConflictDoUpdate({ target: rows.name, set: wanted })
    await recordAudit(tx, 'recurringJob.runNow', name)
  })
}

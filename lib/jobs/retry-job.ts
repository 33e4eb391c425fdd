import { sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError, notFound } from '@/lib/errors'
import type { RetryJob } from '@/lib/jobs/input'
import { type JobData, type JobName, queues } from '@/lib/jobs/names'
import { enqueue } from '@/lib/jobs/queue'

type Failed = { name: string; data: unknown; state: string }

/** A job that failed for good goes to the queue again, as a new one; the failed one leaves the list. */
export async function retryJob(ctx: Ctx, { jobId }: RetryJob): Promise<void> {
  authorize(ctx.actor, 'job:run')
  await inTransaction(ctx, async (tx) => {
    const { rows } = await tx.db.execute<Failed>(
      sql`select name, data, state from pgboss.job where id = ${jobId}::uuid for update`,
    )
    const [job] = rows
    if (!job || !isJobName(job.name)) throw notFound('jobs')
    if (job.state !== 'failed') throw new AppError('rule', 'jobs.notFailed')
    await tx.db.execute(sql`delete from pgboss.job where name = ${job.name} and id = ${jobId}::uuid`)
    await enqueue(tx, job.name, job.data as JobData[JobName])
    await recordAudit(tx, 'job.retry', jobId, { after: { name: job.name } })
  })
}

const isJobName = (name: string): name is JobName => name in queues

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { enqueue } from '@/lib/jobs/queue'

/**
 * Recurring: a run whose holder died, or whose job was lost, gets a job again. Runs that wait for a person
 * have neither lease nor next try and are left alone.
 */
export async function resumeRuns(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.db.execute<{ id: string }>(sql`
      select id from run where state in ('queued', 'running', 'undoing')
        and (lease_until < now() - interval '5 seconds' or next_try_at < now() - interval '20 seconds')
        and not exists (select from pgboss.job where name = 'advanceRun' and data ->> 'runId' = run.id::text
          and state in ('created', 'retry') and start_after <= now() + interval '20 seconds')
      order by id limit 500`)
    for (const { id } of rows) await enqueue(tx, 'advanceRun', { runId: id })
    return rows.length
  })
}

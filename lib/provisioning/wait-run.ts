import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { enqueue } from '@/lib/jobs/queue'
import type { Work } from '@/lib/provisioning/claim-run'
import { StaleRun } from '@/lib/provisioning/record-step'

/** Lets go of the run until later, or until it is told to go on; nobody sleeps meanwhile. */
export async function waitRun(ctx: Ctx, { run }: Work, wait: number | 'told', tries = 0): Promise<void> {
  authorize(ctx.actor, 'system:act')
  const seconds = wait === 'told' ? null : wait / 1000
  await inTransaction(ctx, async (tx) => {
    const { rows } = await tx.db.execute<{ at: string | null }>(sql`
      update run set lease_until = null, tries = ${tries},
        next_try_at = date_trunc('milliseconds', now() + make_interval(secs => ${seconds}))
      where id = ${run.id} and attempt = ${run.attempt} and state = ${run.state}
      returning next_try_at as at`)
    if (!rows[0]) throw new StaleRun(`run ${run.id} was taken over`)
    if (rows[0].at) await enqueue(tx, 'advanceRun', { runId: run.id }, { startAfter: new Date(rows[0].at) })
  })
}

import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { settle } from '@/lib/notify/settle'

/** What a person was called for has been decided, by whomever. */
export async function endStuckTask(tx: Ctx, runId: string, result: string): Promise<void> {
  await tx.db
    .update(tasks)
    .set({ state: 'done', result, endedAt: tx.now() })
    .where(and(eq(tasks.runId, runId), eq(tasks.kind, 'stuckRun'), inArray(tasks.state, ['open', 'taken'])))
  await settle(tx, `run:${runId}`)
}

import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { tasks } from '@/lib/db/schema/provisioning'
import { settle } from '@/lib/notify/settle'

/** The machine that was missing is accounted for again. */
export async function endGhostTasks(tx: Ctx, instanceId: string, result: string): Promise<void> {
  const ended = await tx.db
    .update(tasks)
    .set({ state: 'done', result, endedAt: tx.now() })
    .where(
      and(eq(tasks.instanceId, instanceId), eq(tasks.kind, 'ghost'), inArray(tasks.state, ['open', 'taken'])),
    )
    .returning({ id: tasks.id })
  for (const { id } of ended) await settle(tx, `task:${id}`)
}

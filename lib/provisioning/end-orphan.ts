import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { orphans, tasks } from '@/lib/db/schema/provisioning'
import { settle } from '@/lib/notify/settle'
import type { Orphan } from '@/lib/provisioning/note-orphans'

/** The object is somebody's, removed, or gone by itself: its task ends with it. */
export async function endOrphan(
  tx: Ctx,
  orphan: Orphan,
  state: 'adopted' | 'removed' | 'gone',
): Promise<void> {
  await tx.db.update(orphans).set({ state }).where(eq(orphans.id, orphan.id))
  if (orphan.state === 'seen') return
  await recordAudit(tx, 'orphan.end', orphan.id, {
    agencyId: null,
    before: { state: orphan.state },
    after: { state, engineRef: orphan.engineRef },
  })
  const ended = await tx.db
    .update(tasks)
    .set({ state: 'done', result: state, endedAt: tx.now() })
    .where(
      and(
        eq(tasks.kind, 'orphan'),
        inArray(tasks.state, ['open', 'taken']),
        sql`${tasks.details} ->> 'orphanId' = ${orphan.id}`,
      ),
    )
    .returning({ id: tasks.id })
  for (const { id } of ended) await settle(tx, `task:${id}`)
}

import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orphans } from '@/lib/db/schema/provisioning'
import type { Orphan } from '@/lib/provisioning/note-orphans'
import { openOperatorTask } from '@/lib/provisioning/open-operator-task'
import type { Pool } from '@/lib/scheduler/list-pools'

/** Still nobody's in a later pass. Nothing is done to it in the engine: it may be the one copy of somebody's data. */
export async function quarantine(ctx: Ctx, pool: Pool, { id, engineRef }: Orphan): Promise<void> {
  authorize(ctx.actor, 'system:act')
  await inTransaction(ctx, async (tx) => {
    const after = { state: 'quarantined' as const, quarantinedAt: tx.now() }
    const [moved] = await tx.db
      .update(orphans)
      .set(after)
      .where(and(eq(orphans.id, id), eq(orphans.state, 'seen')))
      .returning({ id: orphans.id })
    if (!moved) return
    await recordAudit(tx, 'orphan.quarantine', id, { agencyId: null, after: { engineRef, pool: pool.code } })
    await openOperatorTask(tx, {
      kind: 'orphan',
      notice: 'orphanFound',
      title: { zh: `无主对象：${engineRef}`, en: `Object without owner: ${engineRef}` },
      params: { ref: engineRef, pool: pool.name },
      details: { orphanId: id },
    })
  })
}

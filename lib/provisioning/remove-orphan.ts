import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orphans } from '@/lib/db/schema/provisioning'
import type { RemoveOrphan } from '@/lib/provisioning/input'
import { lockOrphan } from '@/lib/provisioning/lock-orphan'

/** Decides that the object is destroyed; the next reconcile pass does so. */
export async function removeOrphan(ctx: Ctx, { orphanId, reason }: RemoveOrphan): Promise<void> {
  authorize(ctx.actor, 'orphan:manage')
  await inTransaction(ctx, async (tx) => {
    const orphan = await lockOrphan(tx, orphanId)
    const decided = { decidedBy: tx.actor.personId, decidedAt: tx.now() }
    await tx.db
      .update(orphans)
      .set({ state: 'removing', details: { ...orphan.details, reason }, ...decided })
      .where(eq(orphans.id, orphanId))
    await recordAudit(tx, 'orphan.remove', orphanId, {
      agencyId: null,
      after: { engineRef: orphan.engineRef, reason },
    })
  })
}

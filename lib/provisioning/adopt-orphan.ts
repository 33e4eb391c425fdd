import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orphans } from '@/lib/db/schema/provisioning'
import { AppError } from '@/lib/errors'
import type { AdoptOrphan } from '@/lib/provisioning/input'
import { lockOrphan } from '@/lib/provisioning/lock-orphan'
import { lockInstance } from '@/lib/provisioning/queries'

/** Gives the object to an instance of its pool whose own is missing; the next reconcile pass retags it. */
export async function adoptOrphan(ctx: Ctx, { orphanId, instanceId }: AdoptOrphan): Promise<void> {
  authorize(ctx.actor, 'orphan:manage')
  await inTransaction(ctx, async (tx) => {
    const orphan = await lockOrphan(tx, orphanId)
    const instance = await lockInstance(tx, instanceId)
    if (instance.state !== 'missing' || instance.poolId !== orphan.poolId)
      throw new AppError('rule', 'provisioning.adoptMismatch')
    const details = { ...orphan.details, instanceId }
    const decided = { decidedBy: tx.actor.personId, decidedAt: tx.now() }
    await tx.db
      .update(orphans)
      .set({ state: 'adopting', details, ...decided })
      .where(eq(orphans.id, orphanId))
    await recordAudit(tx, 'orphan.adopt', orphanId, {
      agencyId: instance.agencyId,
      after: { engineRef: orphan.engineRef, instanceId, name: instance.name },
    })
  })
}

import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { notifications } from '@/lib/db/schema/notify'

type Case = { agencyId: string; fromPersonId: string; toPersonId: string }

/** Work that waits in a leaver's inbox waits in the successor's from now on. Answers how much. */
export async function handOverWork(ctx: Ctx, { agencyId, fromPersonId, toPersonId }: Case): Promise<number> {
  authorize(ctx.actor, 'member:handOver')
  return inTransaction(ctx, async (tx) => {
    const moved = await tx.db
      .update(notifications)
      .set({ personId: toPersonId, readAt: null })
      .where(
        and(
          eq(notifications.agencyId, agencyId),
          eq(notifications.personId, fromPersonId),
          eq(notifications.waits, true),
          isNull(notifications.doneAt),
        ),
      )
      .returning({ id: notifications.id })
    if (moved.length > 0) {
      await recordAudit(tx, 'inbox.handOver', fromPersonId, {
        agencyId,
        after: { toPersonId, count: moved.length },
      })
    }
    return moved.length
  })
}

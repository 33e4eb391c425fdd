import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { ServiceId } from '@/lib/catalog/input'
import { lockService } from '@/lib/catalog/lock-service'
import { type Ctx, inTransaction } from '@/lib/context'
import { services } from '@/lib/db/schema/catalog'

/** The way back from retiring: the last published version can be ordered again. */
export async function restoreService(ctx: Ctx, { serviceId }: ServiceId): Promise<void> {
  authorize(ctx.actor, 'catalog:manage')
  await inTransaction(ctx, async (tx) => {
    const before = await lockService(tx, serviceId, 'restore')
    const [after] = await tx.db
      .update(services)
      .set({ state: 'published', retiredAt: null })
      .where(eq(services.id, serviceId))
      .returning()
    await recordAudit(tx, 'service.restore', serviceId, { before, after, agencyId: null })
  })
}

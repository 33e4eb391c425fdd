import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { ServiceId } from '@/lib/catalog/input'
import { lockService } from '@/lib/catalog/lock-service'
import { type Ctx, inTransaction } from '@/lib/context'
import { services } from '@/lib/db/schema/catalog'

/** Takes a service off the catalogue; what runs keeps running. */
export async function retireService(ctx: Ctx, { serviceId }: ServiceId): Promise<void> {
  authorize(ctx.actor, 'catalog:manage')
  await inTransaction(ctx, async (tx) => {
    const before = await lockService(tx, serviceId, 'retire')
    const [after] = await tx.db
      .update(services)
      .set({ state: 'retired', retiredAt: tx.now() })
      .where(eq(services.id, serviceId))
      .returning()
    await recordAudit(tx, 'service.retire', serviceId, { before, after, agencyId: null })
  })
}

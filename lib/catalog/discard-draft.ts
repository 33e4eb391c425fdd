import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { ServiceId } from '@/lib/catalog/input'
import { lockService } from '@/lib/catalog/lock-service'
import { type Ctx, inTransaction } from '@/lib/context'
import { serviceVersions } from '@/lib/db/schema/catalog'
import { AppError } from '@/lib/errors'

/** Gives up unpublished changes; agencies never saw them. The first draft of a service is not given up. */
export async function discardDraft(ctx: Ctx, { serviceId }: ServiceId): Promise<void> {
  authorize(ctx.actor, 'catalog:manage')
  await inTransaction(ctx, async (tx) => {
    const service = await lockService(tx, serviceId, 'edit')
    if (service.state === 'draft') throw new AppError('rule', 'catalog.wrongState')
    const [before] = await tx.db
      .delete(serviceVersions)
      .where(and(eq(serviceVersions.serviceId, serviceId), eq(serviceVersions.state, 'draft')))
      .returning()
    if (!before) throw new AppError('rule', 'catalog.noDraft')
    await recordAudit(tx, 'service.discardDraft', serviceId, { before, agencyId: null })
  })
}

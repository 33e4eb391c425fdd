import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { ServiceId } from '@/lib/catalog/input'
import { lockService } from '@/lib/catalog/lock-service'
import { type Ctx, inTransaction } from '@/lib/context'
import { agreements, plans, services, serviceVersions } from '@/lib/db/schema/catalog'
import { AppError } from '@/lib/errors'

/** The draft becomes what agencies order from now on; needs an agreement and a plan. Orders keep their version. */
export async function publishService(ctx: Ctx, { serviceId }: ServiceId): Promise<void> {
  authorize(ctx.actor, 'catalog:manage')
  await inTransaction(ctx, async (tx) => {
    const before = await lockService(tx, serviceId, 'publish')
    const [draft] = await tx.db
      .select()
      .from(serviceVersions)
      .where(and(eq(serviceVersions.serviceId, serviceId), eq(serviceVersions.state, 'draft')))
    if (!draft) throw new AppError('rule', 'catalog.noDraft')
    await refuseIncomplete(tx, serviceId)
    await tx.db
      .update(serviceVersions)
      .set({ state: 'superseded' })
      .where(and(eq(serviceVersions.serviceId, serviceId), eq(serviceVersions.state, 'published')))
    await tx.db
      .update(serviceVersions)
      .set({ state: 'published', publishedAt: tx.now() })
      .where(eq(serviceVersions.id, draft.id))
    const [after] = await tx.db
      .update(services)
      .set({ state: 'published', currentVersionId: draft.id })
      .where(eq(services.id, serviceId))
      .returning()
    await recordAudit(tx, 'service.publish', serviceId, { before, after, agencyId: null })
  })
}

async function refuseIncomplete(tx: Ctx, serviceId: string): Promise<void> {
  const [[agreement], [plan]] = await Promise.all([
    tx.db.select({ id: agreements.id }).from(agreements).where(eq(agreements.serviceId, serviceId)).limit(1),
    tx.db
      .select({ id: plans.id })
      .from(plans)
      .where(and(eq(plans.serviceId, serviceId), eq(plans.state, 'active')))
      .limit(1),
  ])
  if (!agreement) throw new AppError('rule', 'catalog.noAgreement')
  if (!plan) throw new AppError('rule', 'catalog.noPlan')
}

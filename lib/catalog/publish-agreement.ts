import { desc, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { PublishAgreement } from '@/lib/catalog/input'
import { lockService } from '@/lib/catalog/lock-service'
import { type Ctx, inTransaction } from '@/lib/context'
import { agreements } from '@/lib/db/schema/catalog'

/** The next version of a service agreement, in force at once; orders keep the version they accepted. */
export async function publishAgreement(ctx: Ctx, { serviceId, text }: PublishAgreement): Promise<void> {
  authorize(ctx.actor, 'catalog:manage')
  await inTransaction(ctx, async (tx) => {
    await lockService(tx, serviceId, 'edit')
    const [last] = await tx.db
      .select()
      .from(agreements)
      .where(eq(agreements.serviceId, serviceId))
      .orderBy(desc(agreements.version))
      .limit(1)
    const [after] = await tx.db
      .insert(agreements)
      .values({ serviceId, text, version: (last?.version ?? 0) + 1, effectiveFrom: tx.now() })
      .returning()
    await recordAudit(tx, 'agreement.publish', serviceId, { before: last, after, agencyId: null })
  })
}

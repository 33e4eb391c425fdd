import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { CreateService } from '@/lib/catalog/input'
import { type Ctx, inTransaction } from '@/lib/context'
import { services, serviceVersions } from '@/lib/db/schema/catalog'
import { AppError } from '@/lib/errors'

/** A new service fulfilled by a person, as a draft with an empty order form. Returns its id. */
export async function createService(ctx: Ctx, input: CreateService): Promise<string> {
  authorize(ctx.actor, 'catalog:manage')
  return inTransaction(ctx, async (tx) => {
    const { code, family, provider, name, summary } = input
    const [service] = await tx.db
      .insert(services)
      .values({ code, family, provider, fulfilment: 'manual', createdAt: tx.now() })
      .onConflictDoNothing()
      .returning()
    if (!service)
      throw new AppError('conflict', 'catalog.codeTaken', { fields: { code: { code: 'catalog.codeTaken' } } })
    await tx.db.insert(serviceVersions).values({
      serviceId: service.id,
      version: 1,
      state: 'draft',
      name,
      summary,
      documentation: summary,
      zones: ['extranet'],
      protectionLevels: [1, 2],
      form: { fields: [], rules: [] },
      responsibilities: [],
      serviceLevels: [],
      editedBy: tx.actor.personId,
    })
    await recordAudit(tx, 'service.create', service.id, { after: service, agencyId: null })
    return service.id
  })
}

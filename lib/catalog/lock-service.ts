import { eq } from 'drizzle-orm'
import { serviceCan as allowed, type serviceCan } from '@/lib/catalog/rules'
import type { Ctx } from '@/lib/context'
import { services } from '@/lib/db/schema/catalog'
import { AppError, notFound } from '@/lib/errors'

/** Locked for a manager's verb, or refused because its state does not allow the verb. */
export async function lockService(tx: Ctx, serviceId: string, verb: Parameters<typeof serviceCan>[0]) {
  const [service] = await tx.db.select().from(services).where(eq(services.id, serviceId)).for('update')
  if (!service) throw notFound('catalog')
  if (!allowed(verb, service)) throw new AppError('rule', 'catalog.wrongState')
  return service
}

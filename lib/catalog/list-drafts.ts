import { asc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { services, serviceVersions } from '@/lib/db/schema/catalog'

/** Services with changes that agencies do not see yet. */
export async function listDrafts(ctx: Ctx) {
  authorize(ctx.actor, 'catalog:manage')
  return ctx.db
    .select({
      serviceId: services.id,
      code: services.code,
      state: services.state,
      name: serviceVersions.name,
      version: serviceVersions.version,
    })
    .from(serviceVersions)
    .innerJoin(services, eq(services.id, serviceVersions.serviceId))
    .where(eq(serviceVersions.state, 'draft'))
    .orderBy(asc(services.code))
}

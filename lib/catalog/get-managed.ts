import { asc, desc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Agreement, Plan, Service, ServiceVersion } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import { agreements, plans, services, serviceVersions } from '@/lib/db/schema/catalog'
import { notFound } from '@/lib/errors'

export type Managed = {
  service: Service
  /** The draft when there is one, else what is published: what the editor shows. */
  version: ServiceVersion
  published: ServiceVersion | null
  /** Newest first. */
  versions: ServiceVersion[]
  plans: Plan[]
  agreements: Agreement[]
}

/** A service with all its versions, plans and agreements, for those who keep the catalogue; four statements. */
export async function getManaged(ctx: Ctx, serviceId: string): Promise<Managed> {
  authorize(ctx.actor, 'catalog:manage')
  const [[service], versions, allPlans, allAgreements] = await Promise.all([
    ctx.db.select().from(services).where(eq(services.id, serviceId)),
    ctx.db
      .select()
      .from(serviceVersions)
      .where(eq(serviceVersions.serviceId, serviceId))
      .orderBy(desc(serviceVersions.version)),
    ctx.db
      .select()
      .from(plans)
      .where(eq(plans.serviceId, serviceId))
      .orderBy(asc(plans.state), asc(plans.position), asc(plans.code)),
    ctx.db
      .select()
      .from(agreements)
      .where(eq(agreements.serviceId, serviceId))
      .orderBy(desc(agreements.version)),
  ])
  const version = versions[0]
  if (!service || !version) throw notFound('catalog')
  const published = versions.find(({ id }) => id === service.currentVersionId) ?? null
  return { service, version, published, versions, plans: allPlans, agreements: allAgreements }
}

import { and, asc, desc, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'
import { agreements, images, plans, services, serviceVersions } from '@/lib/db/schema/catalog'
import { notFound } from '@/lib/errors'

export type Service = typeof services.$inferSelect
export type ServiceVersion = typeof serviceVersions.$inferSelect
export type Plan = typeof plans.$inferSelect
export type Agreement = typeof agreements.$inferSelect
export type Orderable = { service: Service; version: ServiceVersion; plans: Plan[]; agreement: Agreement }

/** Published, and open to the agency that asks: to it by name, in one of its zones, and at a level it may have. */
export function visibleTo(ctx: Ctx): SQL | undefined {
  const published = eq(services.state, 'published')
  const { agencyId } = ctx.actor
  if (isPlatform(ctx.actor)) return published
  return and(
    published,
    or(
      sql`${serviceVersions.visibleAgencyIds} is null`,
      sql`${agencyId}::uuid = any(${serviceVersions.visibleAgencyIds})`,
    ),
    sql`exists (select from agency a where a.id = ${agencyId}::uuid and a.network_zones && ${serviceVersions.zones}
      and a.max_protection_level >= any(${serviceVersions.protectionLevels}))`,
  )
}

const current = eq(serviceVersions.id, services.currentVersionId)

/** A service as it can be ordered now, with active plans and the agreement in force; else notFound. */
export async function getOrderable(ctx: Ctx, serviceId: string): Promise<Orderable> {
  const [orderable] = await getOrderables(ctx, [serviceId])
  if (!orderable) throw notFound('catalog')
  return orderable
}

/**
 * Several at once, in three statements; what the actor may not see is left out. `kept`: also what is no longer
 * on sale, for an agency that still has it.
 */
export async function getOrderables(
  ctx: Ctx,
  serviceIds: string[],
  { kept = false }: { kept?: boolean } = {},
): Promise<Orderable[]> {
  authorize(ctx.actor, 'catalog:read')
  if (serviceIds.length === 0) return []
  const [found, allPlans, allAgreements] = await Promise.all([
    ctx.db
      .select({ service: services, version: serviceVersions })
      .from(services)
      .innerJoin(serviceVersions, current)
      .where(and(inArray(services.id, serviceIds), kept ? undefined : visibleTo(ctx))),
    ctx.db
      .select()
      .from(plans)
      .where(and(inArray(plans.serviceId, serviceIds), eq(plans.state, 'active')))
      .orderBy(asc(plans.position), asc(plans.code)),
    ctx.db
      .selectDistinctOn([agreements.serviceId])
      .from(agreements)
      .where(and(inArray(agreements.serviceId, serviceIds), lte(agreements.effectiveFrom, ctx.now())))
      .orderBy(asc(agreements.serviceId), desc(agreements.version)),
  ])
  return found.flatMap(({ service, version }) => {
    const agreement = allAgreements.find((row) => row.serviceId === service.id)
    if (!agreement) return []
    return [{ service, version, plans: allPlans.filter((plan) => plan.serviceId === service.id), agreement }]
  })
}

export async function getPlan(ctx: Ctx, planId: string): Promise<Plan> {
  const [plan] = await ctx.db.select().from(plans).where(eq(plans.id, planId))
  if (!plan) throw notFound('catalog')
  return plan
}

export async function listImages(ctx: Ctx) {
  return ctx.db.select().from(images).where(eq(images.state, 'active')).orderBy(asc(images.code))
}

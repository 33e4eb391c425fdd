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

const activePlans = sql<
  Plan[]
>`coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'serviceId', p.service_id,
  'code', p.code, 'name', p.name, 'spec', p.spec, 'position', p.position, 'state', p.state) order by p.position, p.code)
  from plan p where p.service_id = "service".id and p.state = 'active'), '[]')`

/**
 * Several at once, in one statement; what the actor may not see is left out. `kept`: also what is no longer on
 * sale, for an agency that still has it.
 */
export async function getOrderables(
  ctx: Ctx,
  serviceIds: string[],
  { kept = false }: { kept?: boolean } = {},
): Promise<Orderable[]> {
  authorize(ctx.actor, 'catalog:read')
  if (serviceIds.length === 0) return []
  return ctx.db
    .selectDistinctOn([services.id], {
      service: services,
      version: serviceVersions,
      plans: activePlans,
      agreement: agreements,
    })
    .from(services)
    .innerJoin(serviceVersions, current)
    .innerJoin(
      agreements,
      and(eq(agreements.serviceId, services.id), lte(agreements.effectiveFrom, ctx.now())),
    )
    .where(and(inArray(services.id, serviceIds), kept ? undefined : visibleTo(ctx)))
    .orderBy(asc(services.id), desc(agreements.version))
}

export async function getPlan(ctx: Ctx, planId: string): Promise<Plan> {
  const [plan] = await ctx.db.select().from(plans).where(eq(plans.id, planId))
  if (!plan) throw notFound('catalog')
  return plan
}

/** What machines of these plans take, by plan id. */
export async function specsOf(ctx: Ctx, planIds: readonly string[]): Promise<Map<string, Plan['spec']>> {
  if (planIds.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: plans.id, spec: plans.spec })
    .from(plans)
    .where(inArray(plans.id, [...planIds]))
  return new Map(rows.map(({ id, spec }) => [id, spec]))
}

export async function listImages(ctx: Ctx) {
  return ctx.db.select().from(images).where(eq(images.state, 'active')).orderBy(asc(images.code))
}

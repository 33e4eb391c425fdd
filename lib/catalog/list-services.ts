import { and, eq, type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { CatalogFilter } from '@/lib/catalog/input'
import { visibleTo } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import { families, plans, services, serviceVersions } from '@/lib/db/schema/catalog'

type Listed = Awaited<ReturnType<typeof published>>[number]
const facetNames = ['family', 'zone', 'level'] as const
export type FacetName = (typeof facetNames)[number]
const valuesOf: Record<FacetName, (row: Listed) => readonly string[]> = {
  family: ({ service }) => [service.family],
  zone: ({ version }) => version.zones,
  level: ({ version }) => version.protectionLevels.map(String),
}
export type Facet = { value: string; count: number }
export type ServiceList = {
  services: Listed[]
  total: number
  facets: Record<FacetName, Facet[]>
}

/**
 * The catalogue as the actor's agency may order from it. A catalogue is a few hundred rows at most, so one
 * statement reads the searched set and the facets are counted from it: each facet ignores its own choice.
 */
export async function listServices(ctx: Ctx, filter: CatalogFilter): Promise<ServiceList> {
  authorize(ctx.actor, 'catalog:read')
  const found = await published(ctx, filter)
  const matches = (row: Listed, except?: FacetName) =>
    facetNames.every((name) => {
      const chosen: readonly string[] = filter[name]
      return (
        name === except || chosen.length === 0 || valuesOf[name](row).some((value) => chosen.includes(value))
      )
    })
  const count = (values: readonly string[], name: FacetName) =>
    values.map((value) => ({
      value,
      count: found.filter((row) => matches(row, name) && valuesOf[name](row).includes(value)).length,
    }))
  const rows = found.filter((row) => matches(row))
  return {
    services: rows,
    total: rows.length,
    facets: {
      family: count(families, 'family'),
      zone: count(['intranet', 'extranet', 'internet'], 'zone'),
      level: count(['1', '2', '3', '4'], 'level'),
    },
  }
}

function published(ctx: Ctx, filter: CatalogFilter) {
  return ctx.db
    .select({
      service: services,
      version: {
        id: serviceVersions.id,
        version: serviceVersions.version,
        name: serviceVersions.name,
        summary: serviceVersions.summary,
        zones: serviceVersions.zones,
        protectionLevels: serviceVersions.protectionLevels,
        leadTimeHours: serviceVersions.leadTimeHours,
      },
      plans: sql<number>`(select count(*)::int from ${plans} p where p.service_id = ${services.id} and p.state = 'active')`,
    })
    .from(services)
    .innerJoin(serviceVersions, eq(serviceVersions.id, services.currentVersionId))
    .where(and(visibleTo(ctx), ...searched(filter.q)))
    .orderBy(services.family, services.code)
}

/** Every word must occur somewhere: names and summaries in both languages, keywords, code, plan names. */
function searched(q: string | undefined): SQL[] {
  const words = (q ?? '').split(/\s+/).filter(Boolean).slice(0, 8)
  return words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    return sql`(${services.code} ilike ${pattern} or ${serviceVersions.keywords} ilike ${pattern}
      or ${serviceVersions.name}::text ilike ${pattern} or ${serviceVersions.summary}::text ilike ${pattern}
      or exists (select from ${plans} p where p.service_id = ${services.id} and p.name::text ilike ${pattern}))`
  })
}

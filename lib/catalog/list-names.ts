import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { type Localized, plans, services, serviceVersions } from '@/lib/db/schema/catalog'

export type CatalogNames = { plans: Map<string, Localized>; services: Map<string, Localized> }

/** Names of all plans and services by id, retired ones too: an order keeps its words. One statement. */
export async function listCatalogNames(ctx: Ctx): Promise<CatalogNames> {
  const { rows } = await ctx.db.execute<{ kind: string; id: string; name: Localized }>(sql`
    select 'plan' as kind, id, name from ${plans} as plan
    union all
    select 'service', service.id, version.name from ${services} as service
      join ${serviceVersions} as version on version.id = service.current_version_id`)
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, name }) => [id, name]))
  return { plans: of('plan'), services: of('service') }
}

import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { plans, services, serviceVersions } from '@/lib/db/schema/catalog'

export type BilingualName = { zh: string; en: string }

/** Names of all plans and services by id, retired ones too: a machine keeps its plan. One statement. */
export async function listCatalogNames(
  ctx: Ctx,
): Promise<{ plans: Map<string, BilingualName>; services: Map<string, BilingualName> }> {
  const { rows } = await ctx.db.execute<{ kind: string; id: string; name: BilingualName }>(sql`
    select 'plan' as kind, id, name from ${plans} as plan
    union all
    select 'service', version.service_id, version.name from ${services} as service
      join ${serviceVersions} as version on version.id = service.current_version_id`)
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, name }) => [id, name]))
  return { plans: of('plan'), services: of('service') }
}

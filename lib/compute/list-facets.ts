import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'

type Localized = { zh: string; en: string }
export type Facets = {
  systems: { id: string; name: string; zone: 'intranet' | 'extranet' | 'internet' }[]
  plans: { id: string; name: Localized }[]
  services: { id: string; name: Localized }[]
  pools: { id: string; name: string; driver: string }[]
  tags: string[]
}

/**
 * Names behind the ids in the list, and what it can be filtered by, in one statement. Tags are found by hopping
 * from one to the next on their index, at most 50.
 */
export async function listFacets(ctx: Ctx): Promise<Facets> {
  authorize(ctx.actor, 'instance:read')
  const agencyId = isPlatform(ctx.actor) ? null : ctx.actor.agencyId
  const mine = sql`agency_id = ${agencyId}::uuid`
  const { rows } = await ctx.db.execute<Facets>(sql`
    with recursive tag as (
      (select term from instance_term where ${mine} and term >= '#' and term < '$' order by term limit 1)
      union all
      select (select term from instance_term where ${mine} and term > tag.term and term < '$' order by term limit 1)
      from tag where tag.term is not null
    )
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'zone', zone) order by name)
        from business_system where ${agencyId}::uuid is null or ${mine}), '[]') as systems,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by position, code)
        from plan), '[]') as plans,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', v.name))
        from service s join service_version v on v.id = s.current_version_id), '[]') as services,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'driver', driver) order by name)
        from pool), '[]') as pools,
      coalesce((select jsonb_agg(substr(term, 2)) from (select term from tag where term is not null limit 50) found), '[]') as tags`)
  return rows[0] ?? { systems: [], plans: [], services: [], pools: [], tags: [] }
}

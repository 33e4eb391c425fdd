import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { Localized, services } from '@/lib/db/schema/catalog'

type Service = typeof services.$inferSelect
export type ManagedRow = Pick<Service, 'id' | 'code' | 'family' | 'state' | 'fulfilment'> & {
  name: Localized
  /** Of the published version; null before the first. */
  version: number | null
  draft: number | null
  plans: number
  agreement: number | null
  /** Null: every agency. */
  agencies: number | null
}

/** Every service in whatever state, with its draft, plans and agreement; one statement. */
export async function listManaged(ctx: Ctx): Promise<ManagedRow[]> {
  authorize(ctx.actor, 'catalog:manage')
  const { rows } = await ctx.db.execute<ManagedRow>(sql`
    select s.id, s.code, s.family, s.state, s.fulfilment,
      coalesce(d.name, c.name) as name, c.version, d.version as draft,
      (select count(*)::int from plan p where p.service_id = s.id and p.state = 'active') as plans,
      (select max(version) from agreement a where a.service_id = s.id) as agreement,
      cardinality(coalesce(c.visible_agency_ids, d.visible_agency_ids)) as agencies
    from service s
    left join service_version c on c.id = s.current_version_id
    left join service_version d on d.service_id = s.id and d.state = 'draft'
    order by s.family, s.code`)
  return rows
}

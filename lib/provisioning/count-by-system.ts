import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { InstanceState } from '@/lib/provisioning/rules'

export type SystemServices = {
  id: string
  code: string
  name: string
  zone: string
  protectionLevel: number
  /** The first `systemCap` services of the system by kind and state. */
  counts: { serviceId: string; state: InstanceState; count: number }[]
}

/** Counted no further: an agency may have a hundred thousand machines, and the first page must not feel it. */
export const systemCap = 300

/** What runs for each business system of the agency, at most a dozen systems; one statement. */
export async function countBySystem(ctx: Ctx): Promise<SystemServices[]> {
  authorize(ctx.actor, 'instance:read')
  const { rows } = await ctx.db.execute<SystemServices>(sql`
    select b.id, b.code, b.name, b.zone, b.protection_level as "protectionLevel",
      coalesce((
        select json_agg(json_build_object('serviceId', c.service_id, 'state', c.state, 'count', c.n))
        from (
          select service_id, state, count(*)::int as n
          from (
            select i.service_id, i.state from instance i
            where i.agency_id = b.agency_id and i.business_system_id = b.id and i.state <> 'closed'
            limit ${systemCap + 1}
          ) as part group by service_id, state
        ) c), '[]') as counts
    from business_system b
    where b.agency_id = ${ctx.actor.agencyId} and b.state = 'active'
    order by b.code limit 12`)
  return rows
}

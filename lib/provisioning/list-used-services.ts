import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

/** Of these services, those the actor's agency has something of; a look into an index by business system and service. */
export async function listUsedServices(ctx: Ctx, serviceIds: readonly string[]): Promise<Set<string>> {
  authorize(ctx.actor, 'instance:read')
  const { agencyId } = ctx.actor
  if (!agencyId || serviceIds.length === 0) return new Set()
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select s.id from unnest(${sql.param([...serviceIds])}::uuid[]) as s(id)
    where exists (select from business_system b
      where b.agency_id = ${agencyId}::uuid and exists (select from instance i
        where i.agency_id = b.agency_id and i.business_system_id = b.id and i.service_id = s.id
          and i.state <> 'closed'))`)
  return new Set(rows.map(({ id }) => id))
}

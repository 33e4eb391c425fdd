import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'

export type OfferedTransfer = {
  id: string
  name: string
  from: string
  reason: string
  requestedAt: string
  zone: string
  protectionLevel: number
  endsOn: string | null
  spec: Record<string, number>
}

/**
 * Offers waiting for the actor's agency. The machines are still another agency's, so it reads on the platform
 * login, bound to offers made to the actor's own.
 */
export async function listOfferedTransfers(ctx: Ctx): Promise<OfferedTransfer[]> {
  authorize(ctx.actor, 'instance:transfer')
  const { rows } = await elevate(ctx).db.execute<OfferedTransfer>(sql`
    select t.id, i.name, a.name as from, t.reason, t.requested_at::text as "requestedAt", b.zone,
      b.protection_level as "protectionLevel", i.ends_on as "endsOn", i.spec
    from transfer t
    join instance i on i.agency_id = t.agency_id and i.id = t.instance_id
    join business_system b on b.id = i.business_system_id
    join agency a on a.id = t.agency_id
    where t.to_agency_id = ${ctx.actor.agencyId} and t.state = 'offered'
    order by t.requested_at limit 100`)
  return rows
}

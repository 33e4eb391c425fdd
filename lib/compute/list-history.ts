import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'

export type HistoryItem = {
  id: string
  action: string
  at: string
  /** Null: the system. */
  actorId: string | null
  actorName: string
  /** Whether the actor acted for the platform, not for the agency. */
  platform: boolean
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** Who did what to an instance and what it became, the latest first; as the audit rows have it. */
export async function listHistory(ctx: Ctx, instanceId: string, limit: number): Promise<HistoryItem[]> {
  authorize(ctx.actor, 'instance:read')
  const mine = isPlatform(ctx.actor) ? sql`true` : sql`agency_id = ${ctx.actor.agencyId}`
  const { rows } = await ctx.db.execute<HistoryItem>(sql`
    select id, action, occurred_at::text as at, actor_id as "actorId", actor_name as "actorName",
      actor_agency_id is null as platform, before, after
    from audit_event
    where object_kind = 'instance' and object_id = ${instanceId} and ${mine}
    order by occurred_at desc, id desc limit ${limit}`)
  return rows
}

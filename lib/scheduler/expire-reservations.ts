import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { releaseWhere } from '@/lib/scheduler/release-reservation'

/** Recurring: room that nobody confirmed in time is free again. Expiry is the database's time. */
export async function expireReservations(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  return releaseWhere(
    ctx,
    sql`id in (select id from reservation where state = 'reserved' and expires_at <= now() limit 500)`,
  )
}

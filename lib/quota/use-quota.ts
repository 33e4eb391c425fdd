import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { lockedClaims, lockedQuotas } from '@/lib/quota/lock-quotas'

/** At activation what the line held becomes used; a second call changes nothing. */
export async function useQuota(tx: Ctx, token: string): Promise<void> {
  await tx.db.execute(sql`
    with claim as (
      update quota_claim set state = 'used', changed_at = ${tx.now().toISOString()}::timestamptz
      where token = ${token} and state = 'held' returning agency_id, kind, amount
    ), ${lockedQuotas}
    update quota q set held = q.held - c.amount, used = q.used + c.amount
    from ${lockedClaims} where q.agency_id = c.agency_id and q.kind = c.kind`)
}

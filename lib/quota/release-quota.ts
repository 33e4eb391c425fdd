import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { lockedClaims, lockedQuotas, type QuotaRow, quotaColumns } from '@/lib/quota/lock-quotas'
import { publishThreshold } from '@/lib/quota/publish-threshold'

/** Gives back whatever the line holds or uses; a second call changes nothing. */
export async function releaseQuota(tx: Ctx, token: string): Promise<void> {
  const { rows } = await tx.db.execute<QuotaRow>(sql`
    with before as (
      select kind, state from quota_claim where token = ${token} and state <> 'released' for update
    ), claim as (
      update quota_claim c set state = 'released', changed_at = ${tx.now().toISOString()}::timestamptz
      from before b where c.token = ${token} and c.kind = b.kind
      returning c.agency_id, c.kind, c.amount, b.state = 'held' as was_held
    ), ${lockedQuotas}
    update quota q set held = q.held - case when c.was_held then c.amount else 0 end,
      used = q.used - case when c.was_held then 0 else c.amount end
    from ${lockedClaims} where q.agency_id = c.agency_id and q.kind = c.kind
    returning ${quotaColumns('q')}`)
  for (const row of rows) await publishThreshold(tx, row)
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

const endedLongAgo = `plan_id in (select id from consolidation_plan where ended_at < now() - interval '180 days')`

/**
 * How long each kind is kept, in the database's time. Orders, instances, usage, statements and audit rows are
 * not here: they are never deleted (audit: at least six months by law, here for ever).
 */
const retention: { table: string; when: string }[] = [
  { table: 'event', when: `at < now() - interval '7 days'` },
  { table: 'sample', when: `at < now() - interval '90 days'` },
  { table: 'session', when: `coalesce(revoked_at, absolute_until) < now() - interval '90 days'` },
  { table: 'login_challenge', when: `expires_at < now() - interval '1 day'` },
  { table: 'password_reset', when: `expires_at < now() - interval '30 days'` },
  { table: 'login_failure', when: `last_at < now() - interval '1 day'` },
  { table: 'import', when: `created_at < now() - interval '30 days'` },
  { table: 'rate_limit', when: `window_start < now() - interval '1 day'` },
  { table: 'idempotency_key', when: `created_at < now() - interval '30 days'` },
  { table: 'outgoing_mail', when: `state <> 'waiting' and not_before < now() - interval '30 days'` },
  { table: 'heartbeat', when: `seen_at < now() - interval '1 day'` },
  { table: 'placement_request', when: `created_at < now() - interval '1 hour'` },
  { table: 'placement_decision', when: `at < now() - interval '180 days'` },
  { table: 'reservation', when: `state = 'released' and released_at < now() - interval '180 days'` },
  { table: 'consolidation_move', when: endedLongAgo },
  { table: 'consolidation_host', when: endedLongAgo },
  { table: 'consolidation_plan', when: `ended_at < now() - interval '180 days'` },
  {
    table: 'notification',
    when: `created_at < now() - interval '180 days' and (not waits or done_at is not null)`,
  },
]

const batch = 10_000

/** Deletes what has been kept long enough, in small steps so that nobody waits for its locks. */
export async function prune(ctx: Ctx): Promise<Record<string, number>> {
  authorize(ctx.actor, 'system:act')
  const deleted: Record<string, number> = {}
  for (const { table, when } of retention) {
    let count = 0
    for (;;) {
      const { rowCount } = await ctx.db.execute(
        sql.raw(
          `delete from "${table}" where ctid = any(array(select ctid from "${table}" where ${when} limit ${batch}))`,
        ),
      )
      count += rowCount ?? 0
      if ((rowCount ?? 0) < batch) break
    }
    deleted[table] = count
  }
  return deleted
}

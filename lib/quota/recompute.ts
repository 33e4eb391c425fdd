import { sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { quotaDrifts } from '@/lib/db/schema/quota'
import { log } from '@/lib/log'

type Drift = {
  agencyId: string
  key: string
  stored: Record<string, string>
  recomputed: Record<string, string>
}

/**
 * Nightly: totals of quota and budget against the claims beneath them. Every difference becomes a row, a log
 * line and an audit row; nothing is mended silently. Returns how many were found.
 */
export async function recomputeQuota(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.db.execute(differences)
    const drifts = rows as unknown as Drift[]
    if (drifts.length === 0) return 0
    await tx.db.insert(quotaDrifts).values(drifts)
    for (const drift of drifts) {
      log.error({ agencyId: drift.agencyId, key: drift.key }, 'quota drift')
      await recordAudit(tx, 'quota.drift', drift.key, {
        before: drift.stored,
        after: drift.recomputed,
        agencyId: drift.agencyId,
      })
    }
    return drifts.length
  })
}

const differences = sql`
  select q.agency_id as "agencyId", 'quota:' || q.kind as key,
    jsonb_build_object('held', q.held, 'used', q.used) as stored,
    jsonb_build_object('held', c.held, 'used', c.used) as recomputed
  from quota q
  cross join lateral (
    select coalesce(sum(amount) filter (where state = 'held'), 0) as held,
      coalesce(sum(amount) filter (where state = 'used'), 0) as used
    from quota_claim c where c.agency_id = q.agency_id and c.kind = q.kind
  ) c
  where c.held <> q.held or c.used <> q.used
  union all
  select b.agency_id, 'budget:' || b.id,
    jsonb_build_object('held', b.held_fen::text, 'committed', b.committed_fen::text),
    jsonb_build_object('held', c.held::text, 'committed', c.committed::text)
  from budget b
  cross join lateral (
    select coalesce(sum(amount_fen) filter (where state = 'held'), 0) as held,
      coalesce(sum(amount_fen) filter (where state = 'committed'), 0) as committed
    from budget_claim c where c.budget_id = b.id
  ) c
  where c.held <> b.held_fen or c.committed <> b.committed_fen`

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

export type ChainStatus = {
  sealed: number
  sealedAt: Date | null
  /** Rows recorded but not yet in the chain. */
  waiting: number
  verifiedAt: Date | null
  /** Of the last nightly verification; null before the first. */
  whole: boolean | null
}

type Row = {
  sealed: string | null
  sealedAt: string | null
  waiting: number
  verifiedAt: string | null
  whole: boolean | null
}

/** Where the chain stands, from its head alone: cheap however long it is. */
export async function chainStatus(ctx: Ctx): Promise<ChainStatus> {
  authorize(ctx.actor, 'audit:read')
  const { rows } = await ctx.db.execute<Row>(sql`
    select head.seq as sealed, head.sealed_at as "sealedAt",
      (select count(*)::int from audit_event e where (e.xid, e.id) > (coalesce(head.xid, 0),
        coalesce(head.event_id, '00000000-0000-0000-0000-000000000000'::uuid))) as waiting,
      check_run.finished_at as "verifiedAt", check_run.succeeded as whole
    from (select 1) one
    left join lateral (select * from audit_seal order by seq desc limit 1) head on true
    left join recurring_job check_run on check_run.name = 'verifyAudit'`)
  const [row] = rows
  const date = (text: string | null | undefined) => (text ? new Date(text) : null)
  return {
    sealed: Number(row?.sealed ?? 0),
    sealedAt: date(row?.sealedAt),
    waiting: row?.waiting ?? 0,
    verifiedAt: date(row?.verifiedAt),
    whole: row?.whole ?? null,
  }
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

export type ChainState = {
  sealed: number
  lastSealedAt: string | null
  /** Rows of the last day not in the chain, and those of them that have waited for more than a minute. */
  unsealed: number
  waiting: number
  anchorDay: string | null
}

/** How far the chain has come, without walking it; `verifyAudit` walks it. */
export async function chainState(ctx: Ctx): Promise<ChainState> {
  authorize(ctx.actor, 'audit:read')
  const { rows } = await ctx.db.execute<Record<keyof ChainState, string | null>>(sql`
    select (select max(seq) from audit_seal) as sealed,
      (select to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from audit_seal order by seq desc limit 1)
        as "lastSealedAt",
      count(*) as unsealed, count(*) filter (where e.recorded_at < now() - interval '1 minute') as waiting,
      (select max(day) from audit_anchor) as "anchorDay"
    from audit_event e
    where e.recorded_at > now() - interval '1 day'
      and not exists (select from audit_seal s where s.event_id = e.id)`)
  const [row] = rows
  return {
    sealed: Number(row?.sealed ?? 0),
    lastSealedAt: row?.lastSealedAt ?? null,
    unsealed: Number(row?.unsealed ?? 0),
    waiting: Number(row?.waiting ?? 0),
    anchorDay: row?.anchorDay ?? null,
  }
}

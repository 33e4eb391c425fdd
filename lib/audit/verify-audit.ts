import { auditKey } from '@/lib/audit/audit-key'
import { type ChainResult, verifyChain } from '@/lib/audit/chain'
import { readChain } from '@/lib/audit/read-chain'
import { trustedAnchors } from '@/lib/audit/trusted-anchors'
import { can } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'

export type AuditVerdict = {
  chain: ChainResult
  /** Rows older than a minute that stand outside the chain: slipped in behind the sealer. */
  unsealed: number
  anchors: number
  /** Days whose anchor carries a signature that is not its key's. */
  forgedAnchors: string[]
  whole: boolean
}

/** Walks the whole chain against its keys and anchors, as a stream. `onRow` hears of progress. */
export async function verifyAudit(ctx: Ctx, onRow?: (rows: number) => void): Promise<AuditVerdict> {
  if (!can(ctx.actor, 'audit:read') && !can(ctx.actor, 'system:act'))
    throw new AppError('forbidden', 'auth.notAllowed')
  const { heads, forged } = await trustedAnchors(ctx)
  const chain = await verifyChain(auditKey(), readChain(ctx.databases.platform, onRow), heads)
  const { rows } = await ctx.databases.platform.query<{ n: number }>(
    `select count(*)::int as n from audit_event e where e.recorded_at < now() - interval '1 minute'
     and not exists (select from audit_seal s where s.event_id = e.id)`,
  )
  const unsealed = rows[0]?.n ?? 0
  return {
    chain,
    unsealed,
    anchors: heads.length,
    forgedAnchors: forged,
    whole: chain.ok && unsealed === 0 && forged.length === 0,
  }
}

/** For the nightly run: a chain that is not whole is a failure that operators see and alerts count. */
export async function requireWholeAudit(ctx: Ctx): Promise<void> {
  const { whole, chain } = await verifyAudit(ctx)
  if (!whole)
    throw new Error(
      chain.ok
        ? 'audit chain: unsealed rows or forged anchors'
        : `audit chain: ${chain.kind} at ${chain.seq}`,
    )
}

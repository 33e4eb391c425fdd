import { recordAudit } from '@/lib/audit/record-audit'
import { verifyAudit } from '@/lib/audit/verify-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** The audit administrator verifies the chain now; the outcome is on record, a break is told with its place. */
export async function assureAudit(ctx: Ctx): Promise<{ rows: number }> {
  authorize(ctx.actor, 'audit:read')
  const { whole, chain, unsealed, forgedAnchors } = await verifyAudit(ctx)
  const outcome = { whole, rows: chain.rows, unsealed, forgedAnchors: forgedAnchors.length }
  await inTransaction(ctx, (tx) => recordAudit(tx, 'audit.verify', ctx.requestId, { after: outcome }))
  if (whole) return { rows: chain.rows }
  const kind = chain.ok ? (unsealed > 0 ? 'unsealed' : 'anchor') : chain.kind
  throw new AppError('conflict', 'audit.broken', { params: { kind, seq: chain.ok ? chain.rows : chain.seq } })
}

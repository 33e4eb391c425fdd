import { eq, inArray } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { RaiseDispute } from '@/lib/billing/input'
import { lockStatement } from '@/lib/billing/lock-statement'
import { statementCan } from '@/lib/billing/rules'
import { tell } from '@/lib/billing/tell'
import { type Ctx, inTransaction } from '@/lib/context'
import { chargeLines, disputes, statements } from '@/lib/db/schema/billing'
import { violatedConstraint } from '@/lib/db/violated-constraint'
import { AppError, notFound } from '@/lib/errors'
import { parseYuan } from '@/lib/money'
import { settle } from '@/lib/notify/settle'

/** The agency questions one line, with a reason and what it expected to pay. Signatures given so far lapse. */
export async function raiseDispute(
  ctx: Ctx,
  { lineId, reason, expected }: RaiseDispute,
): Promise<{ id: string }> {
  authorize(ctx.actor, 'statement:dispute')
  const { personId } = ctx.actor
  if (!personId) throw new AppError('forbidden', 'auth.notAllowed')
  try {
    return await inTransaction(ctx, async (tx) => {
      const [line] = await tx.db
        .select()
        .from(chargeLines)
        .where(inArray(chargeLines.id, [lineId]))
      if (!line) throw notFound('billing')
      const before = await lockStatement(tx, line.statementId)
      if (!statementCan('dispute', before)) throw new AppError('rule', 'billing.notReviewing')
      const [dispute] = await tx.db
        .insert(disputes)
        .values({
          agencyId: line.agencyId,
          statementId: line.statementId,
          lineId,
          reason,
          expectedFen: expected ? parseYuan(expected) : null,
          raisedBy: personId,
          raisedAt: tx.now(),
        })
        .returning()
      if (!dispute) throw new Error('insert returned nothing')
      const [after] = await tx.db
        .update(statements)
        .set({ state: 'disputed' })
        .where(eq(statements.id, before.id))
        .returning()
      await recordAudit(tx, 'statement.dispute', before.id, { before, after: { ...after, dispute } })
      await settle(tx, `statement:${before.id}`)
      await tell(tx, before, { role: 'billingReviewer', kind: 'statementDisputed', waits: true })
      return { id: dispute.id }
    })
  } catch (error) {
    if (violatedConstraint(error) === 'dispute_open')
      throw new AppError('conflict', 'billing.alreadyDisputed')
    throw error
  }
}

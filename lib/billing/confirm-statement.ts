import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { proveIdentity } from '@/lib/auth/prove-identity'
import type { ConfirmStatement } from '@/lib/billing/input'
import { signStatement } from '@/lib/billing/sign-statement'
import { tell } from '@/lib/billing/tell'
import { type Ctx, inTransaction } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'
import { AppError } from '@/lib/errors'
import { settle } from '@/lib/notify/settle'

/** The second signature closes the statement for good: corrections become lines of later ones. */
export async function confirmStatement(ctx: Ctx, { statementId, proof }: ConfirmStatement): Promise<void> {
  authorize(ctx.actor, 'statement:confirm')
  await proveIdentity(ctx, proof)
  await inTransaction(ctx, async (tx) => {
    const { statement: before, hash } = await signStatement(tx, statementId, 'approver')
    const [after] = await tx.db
      .update(statements)
      .set({ state: 'confirmed', contentHash: hash, confirmedAt: tx.now() })
      .where(and(eq(statements.id, statementId), eq(statements.state, 'reviewing')))
      .returning()
    if (!after) throw new AppError('rule', 'billing.notReviewing')
    await recordAudit(tx, 'statement.confirm', statementId, { before, after })
    await settle(tx, `statement:${statementId}`)
    await tell(tx, after, { role: 'billingReviewer', kind: 'statementConfirmed' })
  })
}

import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { SettleStatement } from '@/lib/billing/input'
import { lockStatement } from '@/lib/billing/lock-statement'
import { statementCan } from '@/lib/billing/rules'
import { type Ctx, inTransaction } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'
import { AppError } from '@/lib/errors'
import { publish } from '@/lib/events/publish'

/** Records by which voucher a confirmed statement was settled. */
export async function settleStatement(ctx: Ctx, { statementId, reference }: SettleStatement): Promise<void> {
  authorize(ctx.actor, 'statement:settle')
  await inTransaction(ctx, async (tx) => {
    const before = await lockStatement(tx, statementId)
    if (!statementCan('settle', before)) throw new AppError('rule', 'billing.notConfirmed')
    const [after] = await tx.db
      .update(statements)
      .set({ state: 'settled', settledAt: tx.now(), settlementReference: reference })
      .where(and(eq(statements.id, statementId), eq(statements.state, 'confirmed')))
      .returning()
    await recordAudit(tx, 'statement.settle', statementId, { before, after })
    await publish(tx, `statement:${statementId}`, 'statementSettled', {}, before.agencyId)
  })
}

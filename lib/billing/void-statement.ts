import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { bill } from '@/lib/billing/bill'
import type { OfStatement } from '@/lib/billing/input'
import { lockStatement } from '@/lib/billing/lock-statement'
import { recordSpend } from '@/lib/billing/record-spend'
import { statementCan } from '@/lib/billing/rules'
import { type Ctx, inTransaction } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'
import { AppError } from '@/lib/errors'

/** Only a draft can be voided; the month may then be closed again. Budgets get back what it billed. */
export async function voidStatement(ctx: Ctx, { statementId }: OfStatement): Promise<void> {
  authorize(ctx.actor, 'statement:close')
  await inTransaction(ctx, async (tx) => {
    const before = await lockStatement(tx, statementId)
    if (!statementCan('void', before)) throw new AppError('rule', 'billing.notDraft')
    const [after] = await tx.db
      .update(statements)
      .set({ state: 'void' })
      .where(and(eq(statements.id, statementId), eq(statements.state, 'draft')))
      .returning()
    await bill(tx, [before], -1n)
    await recordSpend(tx, [before])
    await recordAudit(tx, 'statement.void', statementId, { before, after })
  })
}

import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { OfStatement } from '@/lib/billing/input'
import { lockStatement } from '@/lib/billing/lock-statement'
import { recordSpend } from '@/lib/billing/record-spend'
import { statementCan } from '@/lib/billing/rules'
import { type Ctx, inTransaction } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'
import { AppError } from '@/lib/errors'
import { recordBilled } from '@/lib/quota/record-billed'

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
    for (const { budgetId, fen } of await billedByBudget(tx, statementId))
      await recordBilled(tx, { agencyId: before.agencyId, budgetId, amountFen: -BigInt(fen) })
    await recordSpend(tx, [statementId])
    await recordAudit(tx, 'statement.void', statementId, { before, after })
  })
}

/** What each budget paid through the orders of the statement's lines. */
async function billedByBudget(tx: Ctx, statementId: string) {
  const { rows } = await tx.db.execute<{ budgetId: string; fen: string }>(sql`
    select o.budget_id as "budgetId", sum(c.amount_fen)::text as fen
    from charge_line c join order_line l on l.id = c.order_line_id join "order" o on o.id = l.order_id
    where c.statement_id = ${statementId} and o.budget_id is not null group by 1`)
  return rows
}

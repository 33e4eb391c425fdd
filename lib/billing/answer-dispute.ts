import { and, eq, isNull, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { AnswerDispute } from '@/lib/billing/input'
import { insertLines } from '@/lib/billing/insert-lines'
import { lockStatement } from '@/lib/billing/lock-statement'
import { recordSpend } from '@/lib/billing/record-spend'
import { reopenStatement } from '@/lib/billing/reopen-statement'
import { statementCan } from '@/lib/billing/rules'
import { type Ctx, inTransaction } from '@/lib/context'
import { chargeLines, disputes, statements } from '@/lib/db/schema/billing'
import { AppError, notFound } from '@/lib/errors'
import { parseYuan } from '@/lib/money'
import { recordBilled } from '@/lib/quota/record-billed'

type Dispute = typeof disputes.$inferSelect
type Line = typeof chargeLines.$inferSelect

/** Accept, accept partly or reject. A reduction is a line of its own; the line disputed is never edited. */
export async function answerDispute(ctx: Ctx, input: AnswerDispute): Promise<void> {
  authorize(ctx.actor, 'statement:answer')
  await inTransaction(ctx, async (tx) => {
    const [found] = await tx.db.select().from(disputes).where(eq(disputes.id, input.disputeId))
    if (!found) throw notFound('billing')
    const before = await lockStatement(tx, found.statementId)
    const [line] = await tx.db.select().from(chargeLines).where(eq(chargeLines.id, found.lineId))
    if (!line) throw notFound('billing')
    if (!statementCan('answer', before)) throw new AppError('rule', 'billing.disputeAnswered')
    const reduction = reductionOf(input, found, line)
    const [answered] = await tx.db
      .update(disputes)
      .set({
        answer: input.answer,
        answerText: input.answerText,
        adjustmentFen: -reduction,
        answeredBy: tx.actor.personId,
        answeredAt: tx.now(),
      })
      .where(and(eq(disputes.id, input.disputeId), isNull(disputes.answer)))
      .returning()
    if (!answered) throw new AppError('conflict', 'billing.disputeAnswered')
    if (reduction !== 0n) await adjust(tx, line, -reduction)
    await recordAudit(tx, 'statement.answer', before.id, { before: found, after: answered })
    await reopenStatement(tx, before)
  })
}

function reductionOf(input: AnswerDispute, dispute: Dispute, line: Line): bigint {
  if (input.answer === 'rejected') return 0n
  const stated = input.reduction ? parseYuan(input.reduction) : null
  const asked = dispute.expectedFen === null ? null : line.amountFen - dispute.expectedFen
  const reduction = stated ?? (input.answer === 'accepted' ? asked : null)
  const field = (code: 'billing.adjustmentMissing' | 'billing.adjustmentTooLarge') =>
    new AppError('invalid', code, { fields: { reduction: { code } } })
  if (reduction === null || reduction === 0n) throw field('billing.adjustmentMissing')
  if (line.amountFen >= 0n && reduction > line.amountFen) throw field('billing.adjustmentTooLarge')
  return reduction
}

async function adjust(tx: Ctx, line: Line, amountFen: bigint): Promise<void> {
  const adjustment = {
    ...line,
    kind: 'adjustment' as const,
    quantity: '0',
    unitPrice: null,
    listFen: amountFen,
    amountFen,
    correctsLineId: line.id,
    reason: 'dispute',
  }
  await insertLines(tx, [adjustment])
  await tx.db
    .update(chargeLines)
    .set({ secondAmountFen: amountFen })
    .where(and(eq(chargeLines.correctsLineId, line.id), isNull(chargeLines.secondAmountFen)))
  await tx.db
    .update(statements)
    .set({
      totalFen: sql`${statements.totalFen} + ${amountFen}`,
      secondTotalFen: sql`${statements.secondTotalFen} + ${amountFen}`,
      lines: sql`${statements.lines} + 1`,
    })
    .where(eq(statements.id, line.statementId))
  await recordSpend(tx, [{ id: line.statementId }])
  const { rows } = await tx.db.execute<{ budgetId: string | null }>(sql`
    select o.budget_id as "budgetId" from order_line l join "order" o on o.id = l.order_id where l.id = ${line.orderLineId}`)
  const budgetId = rows[0]?.budgetId
  if (budgetId) await recordBilled(tx, { agencyId: line.agencyId, budgetId, amountFen })
}

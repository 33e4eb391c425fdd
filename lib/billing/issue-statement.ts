import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { OfStatement } from '@/lib/billing/input'
import { lockStatement } from '@/lib/billing/lock-statement'
import { statementCan } from '@/lib/billing/rules'
import { tell } from '@/lib/billing/tell'
import { verifyStatement } from '@/lib/billing/verify-statement'
import { getCalendar } from '@/lib/calendar/get-calendar'
import { workingDayDeadline } from '@/lib/calendar/working-time'
import { type Ctx, inTransaction } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'
import { AppError } from '@/lib/errors'
import { printYuan } from '@/lib/money'

const reviewDays = 5

/** Hands a draft to the agency once the second rating agrees line by line; its lines are frozen from here. */
export async function issueStatement(ctx: Ctx, { statementId }: OfStatement): Promise<void> {
  authorize(ctx.actor, 'statement:issue')
  // In a transaction of its own: the differences found stay visible when the statement is refused.
  const { differences } = await verifyStatement(ctx, statementId)
  const [first] = differences
  if (first) {
    const difference = printYuan(first.secondFen - first.amountFen)
    throw new AppError('rule', 'billing.secondRatingDiffers', {
      params: { count: differences.length, difference },
    })
  }
  await inTransaction(ctx, async (tx) => {
    const before = await lockStatement(tx, statementId)
    if (!statementCan('issue', before)) throw new AppError('rule', 'billing.notDraft')
    const dueAt = workingDayDeadline(await getCalendar(tx), tx.now(), reviewDays)
    const [after] = await tx.db
      .update(statements)
      .set({ state: 'reviewing', issuedBy: tx.actor.personId, issuedAt: tx.now(), dueAt })
      .where(eq(statements.id, statementId))
      .returning()
    if (!after) throw new AppError('rule', 'billing.notDraft')
    await recordAudit(tx, 'statement.issue', statementId, { before, after })
    await tell(tx, after, { role: 'finance', kind: 'statementIssued', waits: true })
  })
}

import { and, eq, isNull, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Statement } from '@/lib/billing/lock-statement'
import { tell } from '@/lib/billing/tell'
import type { Ctx } from '@/lib/context'
import { disputes, statements } from '@/lib/db/schema/billing'
import { settle } from '@/lib/notify/settle'

/**
 * With the last dispute answered the statement is adjusted and goes back to the agency as a new revision, in
 * one step; signatures belong to a revision, so both are asked again.
 */
export async function reopenStatement(tx: Ctx, before: Statement): Promise<void> {
  const open = await tx.db.$count(disputes, and(eq(disputes.statementId, before.id), isNull(disputes.answer)))
  if (open > 0) return
  const [adjusted] = await tx.db
    .update(statements)
    .set({ state: 'adjusted', revision: sql`${statements.revision} + 1` })
    .where(eq(statements.id, before.id))
    .returning()
  await recordAudit(tx, 'statement.adjust', before.id, { before, after: adjusted })
  const [after] = await tx.db
    .update(statements)
    .set({ state: 'reviewing' })
    .where(eq(statements.id, before.id))
    .returning()
  if (!after) return
  await recordAudit(tx, 'statement.reopen', before.id, { before: adjusted, after })
  await settle(tx, `statement:${before.id}`)
  await tell(tx, after, { role: 'finance', kind: 'statementAnswered', waits: true })
}

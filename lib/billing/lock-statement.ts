import { eq, sql } from 'drizzle-orm'
import { visibleStatements } from '@/lib/billing/visible-statements'
import type { Ctx } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'
import { notFound } from '@/lib/errors'

export type Statement = typeof statements.$inferSelect

/** A statement the actor may not see does not exist for them. */
export async function lockStatement(tx: Ctx, statementId: string): Promise<Statement> {
  const [statement] = await tx.db
    .select()
    .from(statements)
    .where(sql`${eq(statements.id, statementId)} and ${visibleStatements(tx.actor)}`)
    .for('update')
  if (!statement) throw notFound('billing')
  return statement
}

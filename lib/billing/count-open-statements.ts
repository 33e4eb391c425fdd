import { and, count, eq, notInArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'

/** Statements neither settled nor void: an agency that owes nothing has none. */
export async function countOpenStatements(tx: Ctx, agencyId: string): Promise<number> {
  const [row] = await tx.db
    .select({ n: count() })
    .from(statements)
    .where(and(eq(statements.agencyId, agencyId), notInArray(statements.state, ['settled', 'void'])))
  return row?.n ?? 0
}

import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { monthOf } from '@/lib/shanghai'

/** JD-2611-0007: year and month of business time, then a number that never repeats. */
export async function nextDecisionNumber(tx: Ctx): Promise<string> {
  const { rows } = await tx.db.execute<{ n: string }>(sql`select nextval('decision_number') as n`)
  return `JD-${monthOf(tx.now()).slice(2)}-${String(rows[0]?.n).padStart(4, '0')}`
}

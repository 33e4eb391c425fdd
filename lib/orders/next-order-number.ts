import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { monthOf } from '@/lib/shanghai'

/** ZT-2611-0418: year and month of business time, then a number that never repeats. */
export async function nextOrderNumber(tx: Ctx): Promise<string> {
  const { rows } = await tx.db.execute<{ n: string }>(sql`select nextval('order_number') as n`)
  return `ZT-${monthOf(tx.now()).slice(2)}-${String(rows[0]?.n).padStart(4, '0')}`
}

import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'

/** Facts come in shared, folding is exclusive: a fact is in the fold or marked late, never neither. */
export async function monthLock(tx: Ctx, month: string, mode: 'shared' | 'exclusive'): Promise<void> {
  const key = sql`hashtext('usage'), ${Number(month)}::int`
  await tx.db.execute(
    mode === 'shared'
      ? sql`select pg_advisory_xact_lock_shared(${key})`
      : sql`select pg_advisory_xact_lock(${key})`,
  )
}

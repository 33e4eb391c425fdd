import type { PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '@/lib/context'

type Rows = Map<PgTable, Record<string, unknown>[]>

const kept = new WeakMap<Ctx['db'], Rows>()

/**
 * Keeps a row for the end of the transaction, where all rows of one table go in with one statement: a verb that
 * touches ten things writes its audit rows and events in two round trips. Outside a transaction it goes in at once.
 */
export async function writeAtCommit<T extends PgTable>(
  tx: Ctx,
  table: T,
  ...rows: T['$inferInsert'][]
): Promise<void> {
  if (rows.length === 0) return
  if (!tx.inTx) {
    await tx.db.insert(table).values(rows)
    return
  }
  const all: Rows = kept.get(tx.db) ?? new Map()
  kept.set(tx.db, all.set(table, [...(all.get(table) ?? []), ...rows]))
}

/** A statement has no more than 65,535 parameters. */
const rowsAtOnce = 1000

/** Called once before commit. A row that cannot be written fails the whole transaction. */
export async function flushOutbox(tx: Ctx): Promise<void> {
  for (const [table, rows] of kept.get(tx.db) ?? [])
    for (let at = 0; at < rows.length; at += rowsAtOnce)
      await tx.db.insert(table).values(rows.slice(at, at + rowsAtOnce))
  kept.delete(tx.db)
}

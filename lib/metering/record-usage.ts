import type { PoolClient } from 'pg'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { copyIn } from '@/lib/db/copy-in'
import { monthLock } from '@/lib/metering/month-lock'
import { openStaging, stagingColumns, takeStaged } from '@/lib/metering/staging'
import { monthOfFact, type UsageFact } from '@/lib/metering/usage-fact'

const batch = 10_000
/**
 * Takes usage facts in, each once: COPY into a staging table, then insert what is new, 10,000 at a time.
 * Facts of a month that is already folded are marked late. Append-only: the facts are their own record.
 */
export async function recordUsage(ctx: Ctx, facts: readonly UsageFact[]): Promise<{ added: number }> {
  authorize(ctx.actor, 'usage:ingest')
  let added = 0
  for (let from = 0; from < facts.length; from += batch) {
    added += await inTransaction(ctx, (tx) => addBatch(tx, facts.slice(from, from + batch)))
  }
  return { added }
}

async function addBatch(tx: Ctx, facts: readonly UsageFact[]): Promise<number> {
  const rows = facts.map((fact) => [
    monthOfFact(fact),
    fact.source,
    fact.id,
    fact.agencyId,
    fact.instanceId,
    fact.meter,
    fact.quantity,
    fact.unit,
    fact.startAt,
    fact.endAt,
    fact.priceVersionId,
    fact.orderLineId,
    fact.quality ?? 'measured',
  ])
  for (const month of [...new Set(rows.map(([month]) => String(month)))].sort())
    await monthLock(tx, month, 'shared')
  await openStaging(tx)
  const { $client } = tx.db as unknown as { $client: PoolClient }
  await copyIn($client, 'usage_staging', stagingColumns, rows)
  return takeStaged(tx)
}

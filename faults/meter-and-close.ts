import type { FaultyDatabase } from '@/faults/database'
import { sealAudit } from '@/lib/audit/seal-audit'
import { closeMonth } from '@/lib/billing/close-month'
import { verifyStatement } from '@/lib/billing/verify-statement'
import { newCtx, systemActor } from '@/lib/context'
import { meterMonth } from '@/lib/metering/meter-month'
import { monthEnd, monthOf } from '@/lib/shanghai'

/** Meters and closes the month, everything twice: once would be enough, and twice must be the same. */
export async function meterAndClose(database: FaultyDatabase, now: Date): Promise<void> {
  const { databases } = database
  const month = monthOf(now)
  const until = monthEnd(month)
  await database.owner('insert into metered values ($1)', [until])
  const system = newCtx(databases, systemActor, { now: () => until })
  for (let round = 0; round < 2; round++) {
    await meterMonth(system, month)
    await closeMonth(system, { month })
  }
  const { rows } = await databases.platform.query<{ id: string }>(
    `select id from statement where state = 'draft'`,
  )
  for (const { id } of rows) await verifyStatement(system, id)
  await sealAudit(newCtx(databases, systemActor))
}

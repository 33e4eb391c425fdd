import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { closeAgencies } from '@/lib/billing/close-agencies'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { foldMonth } from '@/lib/metering/fold-month'
import { meterMonth } from '@/lib/metering/meter-month'
import { missingReadings } from '@/lib/metering/missing-readings'

/** One agency's month into a draft, with facts that came after the month was folded for everybody. */
export async function closeAgencyMonth(ctx: Ctx, { agencyId, month }: { agencyId: string; month: string }) {
  authorize(ctx.actor, 'statement:close')
  await meterMonth(ctx, month)
  const missing = await missingReadings(ctx, month, agencyId)
  if (missing.length > 0)
    throw new AppError('rule', 'billing.readingsMissing', { params: { month, count: missing.length } })
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.db.execute<{ late: boolean }>(sql`
      select not exists (select from meter_progress where source = ${`fold:${month}`})
        or exists (select from usage_fact where late and agency_id = ${agencyId} and month = ${month}) as late`)
    if (rows[0]?.late) await foldMonth(tx, month, agencyId)
    return closeAgencies(tx, month, [agencyId])
  })
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { closeAgencies } from '@/lib/billing/close-agencies'
import type { CloseMonth } from '@/lib/billing/input'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/queue'
import { log } from '@/lib/log'
import { foldMonth } from '@/lib/metering/fold-month'
import { meterMonth } from '@/lib/metering/meter-month'
import { missingReadings } from '@/lib/metering/missing-readings'
import { monthEnd } from '@/lib/shanghai'

const batch = 100

/** Agencies closed, left to jobs of their own, and late because readings are missing. */
export type ClosedMonth = { closed: number; left: number; late: number }

/**
 * Closes a month for every agency: meter, fold in one scan, then rate a hundred agencies at a time. A batch
 * that fails leaves its agencies to single jobs, so one agency never holds up the others;
 * one whose readings are missing is late.
 */
export async function closeMonth(ctx: Ctx, { month }: CloseMonth): Promise<ClosedMonth> {
  authorize(ctx.actor, 'statement:close')
  if (ctx.now() < monthEnd(month)) throw new AppError('rule', 'billing.monthNotOver', { params: { month } })
  await meterMonth(ctx, month)
  const late = new Set((await missingReadings(ctx, month)).map(({ agencyId }) => agencyId))
  await foldMonth(ctx, month)
  const agencyIds = (await agenciesToClose(ctx, month)).filter((id) => !late.has(id))
  let closed = 0
  let left = 0
  for (let from = 0; from < agencyIds.length; from += batch) {
    const some = agencyIds.slice(from, from + batch)
    try {
      closed += (await closeAgencies(ctx, month, some)).closed
    } catch (error) {
      log.error({ err: error, month, agencies: some.length }, 'closing a batch failed; one job an agency')
      left += some.length
      await inTransaction(ctx, async (tx) => {
        for (const agencyId of some) await enqueue(tx, 'closeAgencyMonth', { agencyId, month })
      })
    }
  }
  return { closed, left, late: late.size }
}

/** Agencies with usage of the month, or late usage of an earlier one, and no statement yet. */
async function agenciesToClose(ctx: Ctx, month: string): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select id from (
      select distinct agency_id as id from usage_snapshot where month = ${month}
      union select distinct agency_id from usage_fact where late and month < ${month}
    ) a
    where not exists (select from statement st
      where st.agency_id = a.id and st.month = ${month} and st.state <> 'void')
    order by id`)
  return rows.map(({ id }) => id)
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { closeAgencies } from '@/lib/billing/close-agencies'
import { type Ctx, inTransaction } from '@/lib/context'
import { enqueue } from '@/lib/jobs/queue'
import { log } from '@/lib/log'

const batch = 250

/** Rates a folded month, some hundred agencies a transaction; a batch that fails becomes one job an agency. */
export async function closeFolded(
  ctx: Ctx,
  month: string,
  except: ReadonlySet<string> = new Set(),
): Promise<{ closed: number; left: number }> {
  authorize(ctx.actor, 'statement:close')
  const agencyIds = (await agenciesToClose(ctx, month)).filter((id) => !except.has(id))
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
  return { closed, left }
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

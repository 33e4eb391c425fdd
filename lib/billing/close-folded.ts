import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { closeAgencies } from '@/lib/billing/close-agencies'
import { type Ctx, inTransaction } from '@/lib/context'
import { enqueue } from '@/lib/jobs/queue'
import { log } from '@/lib/log'

const batch = 500
const atOnce = 2

/** Rates a folded month, five hundred agencies a transaction, two at once; a batch that fails becomes one job an agency. */
export async function closeFolded(
  ctx: Ctx,
  month: string,
  except: ReadonlySet<string> = new Set(),
): Promise<{ closed: number; left: number }> {
  authorize(ctx.actor, 'statement:close')
  const agencyIds = (await agenciesToClose(ctx, month)).filter((id) => !except.has(id))
  const batches = Array.from({ length: Math.ceil(agencyIds.length / batch) }, (_, at) =>
    agencyIds.slice(at * batch, (at + 1) * batch),
  )
  const done = { closed: 0, left: 0 }
  const work = async () => {
    for (let some = batches.shift(); some; some = batches.shift()) {
      const result = await closeBatch(ctx, month, some)
      done.closed += result.closed
      done.left += result.left
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return done
}

async function closeBatch(ctx: Ctx, month: string, agencyIds: readonly string[]) {
  try {
    return { closed: (await closeAgencies(ctx, month, agencyIds)).closed, left: 0 }
  } catch (error) {
    log.error({ err: error, month, agencies: agencyIds.length }, 'closing a batch failed; one job an agency')
    await inTransaction(ctx, async (tx) => {
      for (const agencyId of agencyIds) await enqueue(tx, 'closeAgencyMonth', { agencyId, month })
    })
    return { closed: 0, left: agencyIds.length }
  }
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

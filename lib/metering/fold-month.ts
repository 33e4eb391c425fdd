import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { notFound } from '@/lib/errors'
import { monthLock } from '@/lib/metering/month-lock'
import { monthEnd } from '@/lib/shanghai'

/**
 * Folds a month's facts into one row a line. The sums go
 * through a temporary table because only CREATE TABLE AS aggregates in parallel. Prices come after.
 */
export async function foldMonth(ctx: Ctx, month: string, agencyId?: string): Promise<{ rows: number }> {
  authorize(ctx.actor, 'usage:ingest')
  return inTransaction(ctx, async (tx) => {
    await monthLock(tx, month, 'exclusive')
    if (agencyId && !z.uuid().safeParse(agencyId).success) throw notFound('metering')
    // CREATE TABLE AS takes no parameters: month and agency are checked and written out.
    const of = sql.raw(`month = '${Number(month)}'${agencyId ? ` and agency_id = '${agencyId}'` : ''}`)
    await tx.db.execute(sql`set local work_mem = '256MB'`)
    await tx.db.execute(sql`drop table if exists usage_folded`)
    await tx.db.execute(sql`
      create temp table usage_folded on commit drop as
      select line_id, min(start_at) as span_start, max(end_at) as span_end, sum(micros) as micros, count(*) as facts
      from usage_fact where ${of} group by line_id`)
    await tx.db.execute(sql`delete from usage_snapshot where ${of}`)
    const folded = await tx.db.execute(sql`
      insert into usage_snapshot (month, agency_id, line_id, span_start, span_end, quantity, facts)
      select ${month}, l.agency_id, f.line_id, f.span_start, f.span_end, f.micros * 0.000001, f.facts
      from usage_folded f join usage_line l on l.id = f.line_id`)
    // Only a month that is over can have late facts; an open one is folded again and again.
    if (!agencyId && monthEnd(month) <= tx.now()) {
      const through = monthEnd(month)
      await tx.db.execute(sql`
        insert into meter_progress (source, month, through)
        values (${`fold:${month}`}, ${month}, ${through.toISOString()}::timestamptz)
        on conflict (source) do update set through = excluded.through, updated_at = now()`)
    }
    return { rows: folded.rowCount ?? 0 }
  })
}

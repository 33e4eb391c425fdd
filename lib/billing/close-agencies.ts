import { sql } from 'drizzle-orm'
import { recordAudits } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { bill } from '@/lib/billing/bill'
import { insertLines } from '@/lib/billing/insert-lines'
import { insertUsageLines } from '@/lib/billing/insert-usage-lines'
import { lateCorrections } from '@/lib/billing/late-corrections'
import { recordSpend } from '@/lib/billing/record-spend'
import { spanLines } from '@/lib/billing/span-lines'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { monthEnd } from '@/lib/shanghai'

/**
 * Rates the folded month of some agencies into draft statements, in one transaction. An agency that has a
 * statement for the month, or nothing to pay, is left as it is: closing again changes nothing.
 */
export async function closeAgencies(
  ctx: Ctx,
  month: string,
  agencyIds: readonly string[],
): Promise<{ closed: number }> {
  authorize(ctx.actor, 'statement:close')
  if (ctx.now() < monthEnd(month)) throw new AppError('rule', 'billing.monthNotOver', { params: { month } })
  return inTransaction(ctx, async (tx) => {
    const drafts = await insertDrafts(tx, month, agencyIds)
    if (drafts.length === 0) return { closed: 0 }
    const open = drafts.map(({ agencyId }) => agencyId)
    const statementOf = new Map(drafts.map(({ id, agencyId }) => [agencyId, id]))
    await insertUsageLines(tx, month, [...statementOf.values()])
    const others = [...(await spanLines(tx, month, open)), ...(await lateCorrections(tx, month, open))]
    await insertLines(
      tx,
      others.flatMap((line) => {
        const statementId = statementOf.get(line.agencyId)
        return statementId ? [{ ...line, statementId }] : []
      }),
    )
    await recordSpend(tx, drafts)
    await bill(tx, drafts)
    const filled = await total(tx, month, [...statementOf.values()])
    await recordAudits(
      tx,
      'statement.close',
      filled.map((draft) => ({ objectId: draft.id, after: draft })),
    )
    return { closed: filled.length }
  })
}

/** One for each agency that has none; a closing that runs beside this one has the agency to itself. */
async function insertDrafts(tx: Ctx, month: string, agencyIds: readonly string[]) {
  const { rows } = await tx.db.execute<{ id: string; agencyId: string }>(sql`
    insert into statement (agency_id, month, number, state, total_fen, lines, prepared_by, created_at)
    select agency_id, ${month}, uuidv7()::text, 'draft', 0, 0, ${tx.actor.personId}::uuid,
      ${tx.now().toISOString()}::timestamptz
    from unnest(${sql.param([...agencyIds].sort())}::uuid[]) as u (agency_id)
    on conflict (agency_id, month) where state <> 'void' do nothing
    returning id, agency_id as "agencyId"`)
  return rows
}

type Draft = { id: string; agencyId: string; number: string; month: string; totalFen: string; lines: number }

/**
 * Adds the lines up and gives the number, which runs through the month: last, because others wait for the
 * lock. Who has no lines gets no statement.
 */
async function total(tx: Ctx, month: string, ids: readonly string[]): Promise<Draft[]> {
  const some = sql`any(${sql.param([...ids])}::uuid[])`
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtext('statement'), ${Number(month)}::int)`)
  const { rows } = await tx.db.execute<Draft>(sql`
    with last as (
      select coalesce(max(substr(number, 11)::int), 0) as at from statement
      where month = ${month} and number like 'DZ-%'
    ), c as (
      select statement_id, sum(amount_fen) as fen, count(*) as lines, row_number() over (order by statement_id) as at
      from charge_line where statement_id = ${some} group by 1
    )
    update statement st set total_fen = c.fen, lines = c.lines,
      number = ${`DZ-${month}-`} || lpad((last.at + c.at)::text, 4, '0')
    from c, last where st.id = c.statement_id
    returning st.id, st.agency_id as "agencyId", st.number, st.month, st.total_fen::text as "totalFen", st.lines`)
  if (rows.length < ids.length)
    await tx.db.execute(sql`delete from statement where id = ${some} and lines = 0`)
  return rows
}

import { and, eq, type SQLWrapper, sql } from 'drizzle-orm'
import { authorize, can } from '@/lib/auth/permissions'
import type { Statement } from '@/lib/billing/lock-statement'
import { visibleStatements } from '@/lib/billing/visible-statements'
import type { Ctx } from '@/lib/context'
import { disputes, signOffs, statements } from '@/lib/db/schema/billing'
import type { Localized } from '@/lib/db/schema/catalog'
import { notFound } from '@/lib/errors'
import { previousMonth } from '@/lib/shanghai'

const nameOf = (id: SQLWrapper) => sql<string | null>`(select name from person where id = ${id})`

export type Subtotal = {
  id: string | null
  zh: string | null
  en: string | null
  fen: bigint
  before: bigint
}

/** A statement with its signatures, disputes and subtotals, and last month beside it. Four statements of SQL. */
export async function getStatement(ctx: Ctx, statementId: string) {
  authorize(ctx.actor, 'statement:read')
  const [found] = await ctx.db
    .select({
      statement: statements,
      issuer: nameOf(statements.issuedBy),
      agency: sql<string>`(select a.name from agency a where a.id = ${statements.agencyId})`,
      before: monthBefore(ctx),
    })
    .from(statements)
    .where(and(eq(statements.id, statementId), visibleStatements(ctx.actor)))
  if (!found) throw notFound('billing')
  const { statement, issuer, agency, before } = found
  const [signed, disputed, subtotals] = await Promise.all([
    signaturesOf(ctx, statementId),
    disputesOf(ctx, statementId),
    subtotalsOf(ctx, statement),
  ])
  return {
    statement,
    issuer,
    agency,
    signed,
    disputes: disputed,
    before: before ? { ...before, totalFen: BigInt(before.totalFen) } : null,
    subtotals,
  }
}

export type StatementPage = Awaited<ReturnType<typeof getStatement>>

const signaturesOf = (ctx: Ctx, statementId: string) =>
  ctx.db
    .select({
      role: signOffs.role,
      revision: signOffs.revision,
      personId: signOffs.personId,
      contentHash: signOffs.contentHash,
      at: signOffs.at,
      name: nameOf(signOffs.personId),
    })
    .from(signOffs)
    .where(eq(signOffs.statementId, statementId))
    .orderBy(signOffs.at)

const disputesOf = (ctx: Ctx, statementId: string) =>
  ctx.db
    .select({ dispute: disputes, by: nameOf(disputes.raisedBy), answerer: nameOf(disputes.answeredBy) })
    .from(disputes)
    .where(eq(disputes.statementId, statementId))
    .orderBy(disputes.raisedAt)

/** Columns in a subquery on the same table have to name it; drizzle leaves the name out. */
const own = (column: 'agency_id' | 'month') => sql.raw(`"statement"."${column}"`)

/** The statement of the month before, as far as the reader may see it. */
function monthBefore(ctx: Ctx) {
  const hidden = can(ctx.actor, 'statement:close') ? sql`('void')` : sql`('void', 'draft')`
  return sql<{ id: string; month: string; totalFen: string } | null>`(
    select json_build_object('id', b.id, 'month', b.month, 'totalFen', b.total_fen::text) from statement b
    where b.agency_id = ${own('agency_id')} and b.state not in ${hidden}
      and b.month = to_char(to_date(${own('month')}, 'YYYYMM') - interval '1 month', 'YYYYMM'))`
}

/** By service and by business system, this month and the one before, from the kept sums. */
async function subtotalsOf(ctx: Ctx, { agencyId, month }: Statement) {
  type Row = {
    by: 'service' | 'system'
    id: string | null
    zh: string | null
    en: string | null
    fen: string
    before: string
  }
  const { rows } = await ctx.db.execute<Row>(sql`
    with s as (
      select service_id, business_system_id, period, amount_fen from spend
      where agency_id = ${agencyId} and period in (${month}, ${previousMonth(month)})
    ), g as (
      select 'service' as by, service_id as id, period, amount_fen from s
      union all select 'system', business_system_id, period, amount_fen from s
    ), t as (
      select by, id, coalesce(sum(amount_fen) filter (where period = ${month}), 0) as fen,
        coalesce(sum(amount_fen) filter (where period <> ${month}), 0) as before
      from g group by by, id
    )
    select t.by, t.id, t.fen::text, t.before::text,
      case t.by when 'service' then v.name->>'zh' else b.name end as zh,
      case t.by when 'service' then v.name->>'en' else b.name end as en
    from t
    left join service sv on t.by = 'service' and sv.id = t.id
    left join service_version v on v.id = sv.current_version_id
    left join business_system b on t.by = 'system' and b.id = t.id
    order by t.by, t.fen desc`)
  const of = (by: Row['by']): Subtotal[] =>
    rows
      .filter((row) => row.by === by)
      .map(({ id, zh, en, fen, before }) => ({ id, zh, en, fen: BigInt(fen), before: BigInt(before) }))
  return { service: of('service'), system: of('system') }
}

export const nameIn = (subtotal: Pick<Subtotal, 'zh' | 'en'>): Localized | null =>
  subtotal.zh ? { zh: subtotal.zh, en: subtotal.en ?? subtotal.zh } : null

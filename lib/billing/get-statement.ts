import { and, eq, type SQLWrapper, sql } from 'drizzle-orm'
import { getAgency } from '@/lib/agencies/queries'
import { authorize } from '@/lib/auth/permissions'
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

/** A statement with its signatures, disputes and subtotals, and last month beside it. */
export async function getStatement(ctx: Ctx, statementId: string) {
  authorize(ctx.actor, 'statement:read')
  const [found] = await ctx.db
    .select({ statement: statements, issuer: nameOf(statements.issuedBy) })
    .from(statements)
    .where(and(eq(statements.id, statementId), visibleStatements(ctx.actor)))
  if (!found) throw notFound('billing')
  const { statement } = found
  const [agency, signed, disputed, before, subtotals] = await Promise.all([
    getAgency(ctx, statement.agencyId),
    signaturesOf(ctx, statementId),
    disputesOf(ctx, statementId),
    monthBefore(ctx, statement),
    subtotalsOf(ctx, statement),
  ])
  return { statement, issuer: found.issuer, agency, signed, disputes: disputed, before, subtotals }
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

async function monthBefore(ctx: Ctx, { agencyId, month }: Statement) {
  const [row] = await ctx.db
    .select({ id: statements.id, month: statements.month, totalFen: statements.totalFen })
    .from(statements)
    .where(
      and(
        eq(statements.agencyId, agencyId),
        eq(statements.month, previousMonth(month)),
        visibleStatements(ctx.actor),
        sql`${statements.state} <> 'void'`,
      ),
    )
  return row ?? null
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

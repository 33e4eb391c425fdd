import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { recordAudits } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { charge, type NewLine } from '@/lib/billing/charge'
import { exactFacts } from '@/lib/billing/exact-facts'
import { insertLines } from '@/lib/billing/insert-lines'
import { lateCorrections } from '@/lib/billing/late-corrections'
import { foldedUsage } from '@/lib/billing/line-usage'
import { itemsOf } from '@/lib/billing/price-rows'
import { recordSpend } from '@/lib/billing/record-spend'
import { type Ctx, inTransaction } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'
import { AppError } from '@/lib/errors'
import { sumFen } from '@/lib/money'
import { recordAllBilled } from '@/lib/quota/record-billed'
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
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtext('statement'), ${Number(month)}::int)`)
    const open = await withoutStatement(tx, month, agencyIds)
    if (open.length === 0) return { closed: 0 }
    const lines = [...(await usageLines(tx, month, open)), ...(await lateCorrections(tx, month, open))]
    const byAgency = Map.groupBy(lines, (line) => line.agencyId)
    const drafts = await insertDrafts(tx, month, byAgency)
    await insertLines(
      tx,
      drafts.flatMap(({ id, agencyId }) =>
        (byAgency.get(agencyId) ?? []).map((line) => ({ ...line, statementId: id })),
      ),
    )
    await recordSpend(
      tx,
      drafts.map(({ id }) => id),
    )
    await recordAllBilled(
      tx,
      lines.flatMap(({ agencyId, budgetId, amountFen }) =>
        budgetId ? [{ agencyId, budgetId, amountFen }] : [],
      ),
    )
    await recordAudits(
      tx,
      'statement.close',
      drafts.map((draft) => ({ objectId: draft.id, after: draft })),
    )
    return { closed: drafts.length }
  })
}

async function usageLines(tx: Ctx, month: string, agencyIds: readonly string[]): Promise<NewLine[]> {
  const groups = await foldedUsage(tx, month, agencyIds)
  const prices = await itemsOf(tx, [...new Set(groups.map((group) => group.priceVersionId))])
  const facts = await exactFacts(tx, month, agencyIds, prices)
  return groups.flatMap((group) => charge(group, prices, facts) ?? [])
}

async function withoutStatement(tx: Ctx, month: string, agencyIds: readonly string[]): Promise<string[]> {
  const done = await tx.db
    .select({ agencyId: statements.agencyId })
    .from(statements)
    .where(
      and(
        eq(statements.month, month),
        inArray(statements.agencyId, [...agencyIds]),
        ne(statements.state, 'void'),
      ),
    )
  const closed = new Set(done.map(({ agencyId }) => agencyId))
  return agencyIds.filter((id) => !closed.has(id))
}

/** Numbers run through the month; the lock above keeps two closings from giving the same. */
async function insertDrafts(tx: Ctx, month: string, byAgency: ReadonlyMap<string, readonly NewLine[]>) {
  if (byAgency.size === 0) return []
  const given = await tx.db.$count(statements, eq(statements.month, month))
  return tx.db
    .insert(statements)
    .values(
      [...byAgency].map(([agencyId, lines], index) => ({
        agencyId,
        month,
        number: `DZ-${month}-${String(given + index + 1).padStart(4, '0')}`,
        state: 'draft' as const,
        totalFen: sumFen(lines.map((line) => line.amountFen)),
        lines: lines.length,
        preparedBy: tx.actor.personId,
        createdAt: tx.now(),
      })),
    )
    .returning()
}

import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { factsWhere } from '@/lib/billing/facts-where'
import { billedSoFar } from '@/lib/billing/late-corrections'
import { keyOf, type LineKey } from '@/lib/billing/line-usage'
import { lockStatement, type Statement } from '@/lib/billing/lock-statement'
import { itemsOf, type PricedItem } from '@/lib/billing/price-rows'
import { secondAmount } from '@/lib/billing/second-amount'
import { type Ctx, inTransaction } from '@/lib/context'
import { chargeLines, statements } from '@/lib/db/schema/billing'
import { sumFen } from '@/lib/money'
import { monthOf } from '@/lib/shanghai'

type Line = typeof chargeLines.$inferSelect
export type Difference = { lineId: string | null; key: string; amountFen: bigint; secondFen: bigint }

/**
 * Rates the month a second time: raw facts instead of the fold, other arithmetic, from what was used to what
 * was billed. A line that differs, is missing, or should not be there is a difference. Kept with the lines.
 */
export async function verifyStatement(ctx: Ctx, statementId: string): Promise<{ differences: Difference[] }> {
  authorize(ctx.actor, 'statement:close')
  return inTransaction(ctx, async (tx) => {
    const statement = await lockStatement(tx, statementId)
    const lines = await tx.db.select().from(chargeLines).where(eq(chargeLines.statementId, statementId))
    const facts = await factsWhere(
      tx,
      sql`month = ${statement.month} and agency_id = ${statement.agencyId} and price_version_id is not null`,
    )
    const versions = [...facts.keys()].map((key) => key.split(' ')[2] ?? '')
    const lineVersions = lines.flatMap((line) => line.priceVersionId ?? [])
    const prices = await itemsOf(tx, [...new Set([...versions, ...lineVersions])])
    const second = new Map<string, bigint>()
    for (const line of lines) second.set(line.id, await secondOfLine(tx, statement, line, facts, prices))
    const differences = [
      ...lines.flatMap((line) => {
        const secondFen = second.get(line.id) ?? 0n
        return secondFen === line.amountFen
          ? []
          : [{ lineId: line.id, key: line.meter, amountFen: line.amountFen, secondFen }]
      }),
      ...unbilled(facts, lines, prices),
    ]
    await keep(tx, statement, second, differences)
    return { differences }
  })
}

async function secondOfLine(
  tx: Ctx,
  statement: Statement,
  line: Line,
  facts: Awaited<ReturnType<typeof factsWhere>>,
  prices: ReadonlyMap<string, readonly PricedItem[]>,
): Promise<bigint> {
  if (line.kind === 'adjustment' && line.reason !== 'late') return line.amountFen
  const key = keyOfLine(line)
  const item = prices.get(key.priceVersionId)?.find(({ meter }) => meter === line.meter)
  if (!item) return 0n
  if (line.kind !== 'adjustment') return secondAmount(item, facts.get(keyOf(key)) ?? [])
  const month = monthOf(line.startAt)
  const late = await factsWhere(
    tx,
    sql`month = ${month} and agency_id = ${line.agencyId} and instance_id = ${line.instanceId} and meter = ${line.meter}
      and price_version_id = ${line.priceVersionId} and order_line_id is not distinct from ${line.orderLineId}::uuid`,
  )
  const group = { ...key, month, quantity: '0', from: line.startAt, to: line.endAt, ...noNames }
  const { amountFen } = await billedSoFar(tx, group, statement.id)
  return secondAmount(item, late.get(keyOf(key)) ?? []) - amountFen
}

const noNames = { businessSystemId: null, serviceId: null, planId: null }

const keyOfLine = (line: Line): LineKey => ({
  agencyId: line.agencyId,
  instanceId: line.instanceId ?? '',
  meter: line.meter,
  priceVersionId: line.priceVersionId ?? '',
  orderLineId: line.orderLineId,
})

/** Usage with a price that no line charges. */
function unbilled(
  facts: Awaited<ReturnType<typeof factsWhere>>,
  lines: readonly Line[],
  prices: ReadonlyMap<string, readonly PricedItem[]>,
): Difference[] {
  const billed = new Set(
    lines.filter(({ kind }) => kind !== 'adjustment').map((line) => keyOf(keyOfLine(line))),
  )
  return [...facts].flatMap(([key, used]) => {
    const [, meter, version] = key.split(' ')
    const item = prices.get(version ?? '')?.find((price) => price.meter === meter)
    if (billed.has(key) || !item || used.every((fact) => fact.late)) return []
    return [{ lineId: null, key: meter ?? '', amountFen: 0n, secondFen: secondAmount(item, used) }]
  })
}

async function keep(
  tx: Ctx,
  before: Statement,
  second: ReadonlyMap<string, bigint>,
  differences: Difference[],
) {
  await tx.db.execute(sql`
    update charge_line l set second_amount_fen = r.fen
    from unnest(${sql.param([...second.keys()])}::uuid[], ${sql.param([...second.values()].map(String))}::bigint[]) as r (id, fen)
    where l.id = r.id and l.agency_id = ${before.agencyId}`)
  const missing = differences.filter(({ lineId }) => lineId === null).map(({ secondFen }) => secondFen)
  const [after] = await tx.db
    .update(statements)
    .set({
      secondTotalFen: sumFen([...second.values(), ...missing]),
      secondDifferences: differences.length,
      secondAt: tx.now(),
    })
    .where(eq(statements.id, before.id))
    .returning()
  await recordAudit(tx, 'statement.verify', before.id, {
    before,
    after: { ...after, differences: differences.slice(0, 50) },
  })
}

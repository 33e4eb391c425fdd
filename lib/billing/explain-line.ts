import { eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { arithmeticOf } from '@/lib/billing/arithmetic'
import { type FactSpan, factsWhere } from '@/lib/billing/facts-where'
import { keyOf } from '@/lib/billing/line-usage'
import { listLines } from '@/lib/billing/list-lines'
import { itemsOf } from '@/lib/billing/price-rows'
import { secondAmount } from '@/lib/billing/second-amount'
import { visibleStatements } from '@/lib/billing/visible-statements'
import type { Ctx } from '@/lib/context'
import { chargeLines, statements } from '@/lib/db/schema/billing'
import { notFound } from '@/lib/errors'
import { heldQuantity, type MeteredSpec } from '@/lib/metering/metered-spec'
import { monthOf } from '@/lib/shanghai'

export type HistorySpan = {
  state: string
  spec: MeteredSpec
  from: Date
  to: Date
  charged: boolean
  quantity: string
}
export type Origin = {
  versionLabel: string
  priceCode: string
  orderId: string | null
  orderNumber: string | null
  orderTitle: string | null
  lineKind: string | null
  requester: string | null
  submittedAt: Date | null
  approver: string | null
  approvedAt: Date | null
}

/** Everything a line stands on: the sum, the state history, the raw facts, the price, the order and who approved it. */
export async function explainLine(ctx: Ctx, lineId: string) {
  authorize(ctx.actor, 'statement:read')
  const [found] = await ctx.db
    .select({ line: chargeLines, statement: statements })
    .from(chargeLines)
    .innerJoin(statements, eq(statements.id, chargeLines.statementId))
    .where(sql`${chargeLines.id} = ${lineId} and ${visibleStatements(ctx.actor)}`)
  if (!found) throw notFound('billing')
  const { line, statement } = found
  const [named] = await listLines(ctx, statement, { by: 'service', limit: 1, lineIds: [lineId] })
  if (!named) throw notFound('billing')
  const item = line.priceVersionId
    ? ((await itemsOf(ctx, [line.priceVersionId]))
        .get(line.priceVersionId)
        ?.find(({ meter }) => meter === line.meter) ?? null)
    : null
  const [history, facts, origin] = await Promise.all([
    historyOf(ctx, line, item?.chargedStates ?? []),
    factsOf(ctx, line),
    originOf(ctx, line),
  ])
  const held = history.find(({ charged }) => charged)?.quantity ?? null
  return {
    line: named,
    statement,
    item,
    history,
    facts: facts.slice(0, 100),
    factCount: facts.length,
    origin,
    steps: line.kind === 'adjustment' ? [] : arithmeticOf(item, line, held),
    second: item && line.kind !== 'adjustment' ? secondAmount(item, facts) : line.secondAmountFen,
  }
}

export type Explanation = Awaited<ReturnType<typeof explainLine>>
type Line = typeof chargeLines.$inferSelect

async function historyOf(ctx: Ctx, line: Line, chargedStates: readonly string[]): Promise<HistorySpan[]> {
  if (!line.instanceId) return []
  const [from, to] = [line.startAt.toISOString(), line.endAt.toISOString()]
  const { rows } = await ctx.db.execute<{ state: string; spec: MeteredSpec; from: string; to: string }>(sql`
    select state, spec, greatest(start_at, ${from}::timestamptz)::text as "from",
      least(coalesce(end_at, 'infinity'), ${to}::timestamptz)::text as "to"
    from instance_span
    where agency_id = ${line.agencyId} and instance_id = ${line.instanceId}
      and order_line_id is not distinct from ${line.orderLineId}::uuid
      and start_at < ${to}::timestamptz and (end_at is null or end_at > ${from}::timestamptz)
    order by start_at limit 200`)
  return rows.map((row) => ({
    state: row.state,
    spec: row.spec,
    from: new Date(row.from),
    to: new Date(row.to),
    charged: chargedStates.includes(row.state),
    quantity: heldQuantity(line.meter, row.spec),
  }))
}

async function factsOf(ctx: Ctx, line: Line): Promise<FactSpan[]> {
  if (!line.instanceId || !line.priceVersionId) return []
  const { instanceId, meter, priceVersionId, orderLineId, agencyId } = line
  const found = await factsWhere(
    ctx,
    sql`month = ${monthOf(line.startAt)} and agency_id = ${agencyId} and instance_id = ${instanceId} and meter = ${meter}
      and price_version_id = ${priceVersionId} and order_line_id is not distinct from ${orderLineId}::uuid`,
  )
  return found.get(keyOf({ agencyId, instanceId, meter, priceVersionId, orderLineId })) ?? []
}

async function originOf(ctx: Ctx, line: Line): Promise<Origin | null> {
  const { rows } = await ctx.db.execute<Origin>(sql`
    select v.label as "versionLabel", b.code as "priceCode", o.id as "orderId", o.number as "orderNumber",
      o.title as "orderTitle", l.kind as "lineKind", q.name as requester, o.submitted_at as "submittedAt",
      last.name as approver, last.at as "approvedAt"
    from price_version v
    join price_plan b on b.id = v.price_plan_id
    left join order_line l on l.id = ${line.orderLineId}::uuid
    left join "order" o on o.id = l.order_id
    left join person q on q.id = o.requester_id
    left join lateral (
      select p.name, t.at from approval_step s join approval_vote t on t.step_id = s.id and t.decision = 'approve'
        left join person p on p.id = t.person_id
      where s.order_id = o.id order by t.at desc limit 1
    ) last on true
    where v.id = ${line.priceVersionId}::uuid`)
  return rows[0] ?? null
}

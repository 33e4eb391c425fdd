import { and, eq, or, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { spends, statements } from '@/lib/db/schema/billing'

export type Spend = {
  /** YYYYMM or YYYY-MM-DD */
  period: string
  serviceId: string | null
  businessSystemId: string | null
  amountFen: bigint
}

/**
 * What statements came to in whole months since `fromMonth`, and what days cost in the months named (YYYYMM). An agency reads its
 * own by service and system; the platform reads everybody's, by service.
 */
export async function listSpend(
  ctx: Ctx,
  { fromMonth, daysOf = [] }: { fromMonth: string; daysOf?: readonly string[] },
): Promise<Spend[]> {
  authorize(ctx.actor, 'statement:read')
  const { agencyId } = ctx.actor
  const system = agencyId === null ? sql<string | null>`null::uuid` : spends.businessSystemId
  const days = daysOf.map((month) => sql`${spends.period} like ${`${month.slice(0, 4)}-${month.slice(4)}-%`}`)
  const stated = sql`exists (select from ${statements} st where st.agency_id = ${spends.agencyId}
    and st.month = ${spends.period} and st.state not in ('draft', 'void'))`
  return ctx.db
    .select({
      period: spends.period,
      serviceId: spends.serviceId,
      businessSystemId: system,
      amountFen: sql<bigint>`sum(${spends.amountFen})`.mapWith(BigInt),
    })
    .from(spends)
    .where(
      and(
        agencyId === null ? undefined : eq(spends.agencyId, agencyId),
        or(and(sql`${spends.period} >= ${fromMonth}`, stated), ...days),
      ),
    )
    .groupBy(spends.period, spends.serviceId, ...(agencyId === null ? [] : [spends.businessSystemId]))
    .orderBy(spends.period)
}

import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'
import { usageFacts, usageLines } from '@/lib/db/schema/metering'

/** For programs: raw usage facts of a month (YYYYMM) in the order of source and id, continued after a known one. */
export async function listUsageAfter(
  ctx: Ctx,
  filter: {
    month: string
    instanceId?: string
    meter?: string
    after?: { source: string; id: string }
    limit: number
  },
) {
  authorize(ctx.actor, 'usage:read')
  const { after } = filter
  const { micros: _, ...columns } = getTableColumns(usageFacts)
  return ctx.db
    .select({
      ...columns,
      instanceId: usageLines.instanceId,
      meter: usageLines.meter,
      priceVersionId: usageLines.priceVersionId,
      orderLineId: usageLines.orderLineId,
    })
    .from(usageFacts)
    .innerJoin(usageLines, eq(usageLines.id, usageFacts.lineId))
    .where(
      and(
        eq(usageFacts.month, filter.month),
        isPlatform(ctx.actor) ? undefined : eq(usageFacts.agencyId, ctx.actor.agencyId ?? ''),
        filter.instanceId ? eq(usageLines.instanceId, filter.instanceId) : undefined,
        filter.meter ? eq(usageLines.meter, filter.meter) : undefined,
        after ? sql`(${usageFacts.source}, ${usageFacts.id}) > (${after.source}, ${after.id})` : undefined,
      ),
    )
    .orderBy(asc(usageFacts.source), asc(usageFacts.id))
    .limit(filter.limit)
}

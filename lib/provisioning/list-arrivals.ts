import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { sizeOf } from '@/lib/scheduler/apply-resize'
import type { Arrivals } from '@/lib/scheduler/what-if/prepare-forecast'

const lookBackDays = 90
const daySeconds = 86_400

/**
 * The machines that came to a pool in the last ninety days, or since the first one came. One that stands still
 * is taken to stay.
 */
export async function listArrivals(ctx: Ctx, poolId: string): Promise<Arrivals> {
  authorize(ctx.actor, 'system:act')
  const now = ctx.now().getTime() / 1000
  const since = now - lookBackDays * daySeconds
  const rows = await ctx.db
    .select({ spec: instances.spec, createdAt: instances.createdAt, closedAt: instances.closedAt })
    .from(instances)
    .where(and(eq(instances.poolId, poolId), gte(instances.createdAt, new Date(since * 1000))))
    .orderBy(asc(instances.createdAt))
  const { rows: first } = await ctx.db.execute<{ at: string | null }>(
    sql`select extract(epoch from min(created_at))::text as at from instance where pool_id = ${poolId}`,
  )
  const start = Math.max(since, Number(first[0]?.at ?? now))
  return {
    past: rows.map(({ spec, createdAt, closedAt }) => ({
      ...sizeOf(spec),
      at: createdAt.getTime() / 1000 - start,
      lifetime: closedAt ? (closedAt.getTime() - createdAt.getTime()) / 1000 : Number.POSITIVE_INFINITY,
    })),
    pastDays: Math.max(1, Math.ceil((now - start) / daySeconds)),
  }
}

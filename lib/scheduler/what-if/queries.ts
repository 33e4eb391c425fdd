import { and, desc, eq, isNull } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'
import { forecasts } from '@/lib/db/schema/scheduler'

export type ShownForecast = typeof forecasts.$inferSelect & { askedByName: string | null }

const recent = 10

/** The latest plain forecast of a pool that has an answer. */
export async function latestForecast(ctx: Ctx, poolId: string): Promise<ShownForecast | null> {
  authorize(ctx.actor, 'capacity:read')
  const [found] = await ctx.db
    .select()
    .from(forecasts)
    .where(and(eq(forecasts.poolId, poolId), isNull(forecasts.askedBy), eq(forecasts.state, 'done')))
    .orderBy(desc(forecasts.askedAt))
    .limit(1)
  return found ? { ...found, askedByName: null } : null
}

/** What was asked about a pool, newest first. */
export async function listWhatIfs(ctx: Ctx, poolId: string): Promise<ShownForecast[]> {
  authorize(ctx.actor, 'capacity:read')
  const rows = await ctx.db
    .select({ forecast: forecasts, askedByName: people.name })
    .from(forecasts)
    .innerJoin(people, eq(people.id, forecasts.askedBy))
    .where(eq(forecasts.poolId, poolId))
    .orderBy(desc(forecasts.askedAt))
    .limit(recent)
  return rows.map(({ forecast, askedByName }) => ({ ...forecast, askedByName }))
}

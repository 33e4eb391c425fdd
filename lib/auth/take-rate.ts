import { sql } from 'drizzle-orm'
import { type Ctx, elevate } from '@/lib/context'
import { rateLimits } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'

export type Rate = { key: string; limit: number; seconds: number }

/** Counts one hit in the running window of a key, for all processes; over the limit it refuses. */
export async function takeRate(ctx: Ctx, { key, limit, seconds }: Rate): Promise<void> {
  const windowStart = sql`to_timestamp(floor(extract(epoch from now()) / ${seconds}) * ${seconds})`
  const [row] = await elevate(ctx)
    .db.insert(rateLimits)
    .values({ key, windowStart, hits: 1 })
    .onConflictDoUpdate({
      target: [rateLimits.key, rateLimits.windowStart],
      set: { hits: sql`${rateLimits.hits} + 1` },
    })
    .returning({ hits: rateLimits.hits })
  if ((row?.hits ?? 1) > limit) throw new AppError('rule', 'actions.tooMany')
}

import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { forecasts } from '@/lib/db/schema/scheduler'
import { enqueue } from '@/lib/jobs/queue'
import { listPools } from '@/lib/scheduler/list-pools'

const days = 120
const keptDays = 30

/** Nightly: the plain forecast of every open pool. Those nobody needs any more are taken away. */
export async function forecastPools(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const open = (await listPools(ctx)).filter(({ state }) => state === 'active')
  await inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`delete from forecast
      where asked_at < ${tx.now().toISOString()}::timestamptz - make_interval(days => ${keptDays})`)
    for (const { id, policy } of open) {
      const question = { days, growthPercent: 0, policy }
      const [asked] = await tx.db
        .insert(forecasts)
        .values({ poolId: id, question, state: 'waiting', askedAt: tx.now() })
        .returning({ id: forecasts.id })
      if (asked) await enqueue(tx, 'answerForecast', { forecastId: asked.id })
    }
  })
  return open.length
}

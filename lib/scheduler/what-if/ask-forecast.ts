import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { forecasts, pools } from '@/lib/db/schema/scheduler'
import { notFound } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/queue'
import type { AskForecast } from '@/lib/scheduler/what-if/input'
import type { ForecastQuestion } from '@/lib/scheduler/what-if/question'

/** Asks what would happen; a worker answers in seconds, in a process of its own. Answers the question's id. */
export async function askForecast(ctx: Ctx, { poolId, ...input }: AskForecast): Promise<string> {
  authorize(ctx.actor, 'capacity:plan')
  return inTransaction(ctx, async (tx) => {
    const [pool] = await tx.db.select({ id: pools.id }).from(pools).where(eq(pools.id, poolId))
    if (!pool) throw notFound('scheduler')
    const question = questionFrom(input)
    const [asked] = await tx.db
      .insert(forecasts)
      .values({ poolId, question, state: 'waiting', askedBy: tx.actor.personId, askedAt: tx.now() })
      .returning({ id: forecasts.id })
    if (!asked) throw new Error('forecast not written')
    await recordAudit(tx, 'forecast.ask', asked.id, { agencyId: null, after: { poolId, ...question } })
    await enqueue(tx, 'answerForecast', { forecastId: asked.id })
    return asked.id
  })
}

function questionFrom(input: Omit<AskForecast, 'poolId'>): ForecastQuestion {
  const { days, growthPercent, policy, moreHosts, hostVcpu, hostMemoryGiB, planId, machines, fromDay } = input
  return {
    days,
    growthPercent,
    policy,
    ...(moreHosts > 0 ? { moreHosts: { count: moreHosts, vcpu: hostVcpu, memoryGiB: hostMemoryGiB } } : {}),
    ...(machines > 0 ? { newcomer: { planId, machines, fromDay } } : {}),
  }
}

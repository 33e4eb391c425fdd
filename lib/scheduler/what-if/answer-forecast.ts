import { and, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { forecasts } from '@/lib/db/schema/scheduler'
import { publish } from '@/lib/events/publish'
import type { Forecast } from '@/lib/scheduler/what-if/forecast'
import type { Task } from '@/lib/scheduler/what-if/play-out'
import { type Prepared, prepareForecast, type Sources } from '@/lib/scheduler/what-if/prepare-forecast'
import type { ForecastAnswer } from '@/lib/scheduler/what-if/question'
import { runApart } from '@/lib/scheduler/what-if/run-apart'

/** Answers a question once; asked again, the answer stands. What fails is said on the page, not tried for ever. */
export async function answerForecast(
  ctx: Ctx,
  { forecastId }: { forecastId: string },
  sources: Sources,
  play: (task: Task) => Promise<Forecast> = runApart,
): Promise<void> {
  authorize(ctx.actor, 'system:act')
  const waiting = and(eq(forecasts.id, forecastId), eq(forecasts.state, 'waiting'))
  const [found] = await ctx.db.select().from(forecasts).where(waiting)
  if (!found) return
  const prepared = await prepareForecast(ctx, found.poolId, found.question, sources)
  const answer = await play(prepared.task).then(
    (forecast) => answerFrom(prepared, forecast),
    () => null,
  )
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .update(forecasts)
      .set({ state: answer ? 'done' : 'failed', answer, answeredAt: tx.now() })
      .where(waiting)
    for (const role of ['resourceOperator', 'authority'] as const)
      await publish(tx, `queue:${role}`, 'forecast', { forecastId }, null)
  })
}

function answerFrom({ task, plans }: Prepared, forecast: Forecast): ForecastAnswer {
  const vcpu = task.hosts.reduce((sum, host) => sum + host.vcpu, 0)
  const free = task.hosts.reduce((sum, host) => sum + host.freeVcpu, 0)
  return {
    hosts: task.hosts.length,
    vcpu,
    vcpuInUse: vcpu - free,
    seen: { machines: task.past.length, days: task.pastDays },
    coresInUse: forecast.coresInUse,
    plans: plans.map(({ id, name }, at) => {
      const starts = forecast.startsFitting[at]
      return {
        planId: id,
        name,
        stopsFitting: forecast.stopsFitting[at] ?? { early: null, likely: null, late: null },
        ...(starts ? { startsFitting: starts } : {}),
      }
    }),
    refused: forecast.refused,
    known: { leaving: task.leaving?.length ?? 0, hosts: task.coming?.length ?? 0 },
  }
}

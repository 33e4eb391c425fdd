import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { hosts } from '@/lib/db/schema/scheduler'
import { sizeOf } from '@/lib/scheduler/apply-resize'
import { restingStates } from '@/lib/scheduler/host-states'
import type { Size } from '@/lib/scheduler/request'
import type { Arrival, HostNow, Task } from '@/lib/scheduler/what-if/play-out'
import type { ForecastQuestion } from '@/lib/scheduler/what-if/question'

export type Arrivals = { past: Arrival[]; pastDays: number }
/** What other domains know: who came to a pool, and what is sold. */
export type Sources = {
  arrivals(ctx: Ctx, poolId: string): Promise<Arrivals>
  plans(ctx: Ctx): Promise<{ id: string; name: { zh: string; en: string }; spec: Record<string, unknown> }[]>
}
export type ForecastPlan = { id: string; name: { zh: string; en: string }; size: Size }
export type Prepared = { task: Task; plans: ForecastPlan[] }

const daySeconds = 86_400
const usualHostDiskGiB = 4000

/** The pool as it stands, what came to it of late, and what is supposed besides. */
export async function prepareForecast(
  ctx: Ctx,
  poolId: string,
  question: ForecastQuestion,
  sources: Sources,
): Promise<Prepared> {
  const plans = (await sources.plans(ctx)).map(({ spec, ...plan }) => ({
    ...plan,
    size: sizeOf(spec as Record<string, number>),
  }))
  const task = {
    ...(await sources.arrivals(ctx, poolId)),
    hosts: [...(await hostsNow(ctx, poolId)), ...hostsSupposed(question)],
    policy: question.policy,
    newcomers: newcomersOf(question, plans),
    days: question.days,
    growth: question.growthPercent / 100,
    plans: plans.map(({ size }) => size),
  }
  return { task, plans }
}

/** Hosts that are asleep are room too: they are woken ahead of demand. */
async function hostsNow(ctx: Ctx, poolId: string): Promise<HostNow[]> {
  return ctx.db
    .select({
      vcpu: hosts.vcpu,
      memoryMiB: hosts.memoryMiB,
      freeVcpu: hosts.freeVcpu,
      freeMemoryMiB: hosts.freeMemoryMiB,
      freeDiskGiB: hosts.freeDiskGiB,
    })
    .from(hosts)
    .where(and(eq(hosts.poolId, poolId), inArray(hosts.state, ['up', ...restingStates])))
    .orderBy(asc(hosts.createdAt), asc(hosts.id))
}

function hostsSupposed({ moreHosts }: ForecastQuestion): HostNow[] {
  if (!moreHosts) return []
  const { count, vcpu, memoryGiB } = moreHosts
  const memoryMiB = memoryGiB * 1024
  return Array.from({ length: count }, () => ({
    vcpu,
    memoryMiB,
    freeVcpu: vcpu,
    freeMemoryMiB: memoryMiB,
    freeDiskGiB: usualHostDiskGiB,
  }))
}

function newcomersOf({ newcomer, days }: ForecastQuestion, plans: readonly ForecastPlan[]): Arrival[] {
  const plan = plans.find(({ id }) => id === newcomer?.planId)
  if (!newcomer || !plan) return []
  return Array.from({ length: newcomer.machines }, (_, at) => ({
    ...plan.size,
    at: Math.min(newcomer.fromDay + at, days - 1) * daySeconds,
    lifetime: Number.POSITIVE_INFINITY,
  }))
}

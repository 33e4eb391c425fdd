import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { hosts } from '@/lib/db/schema/scheduler'
import { sizeOf } from '@/lib/scheduler/apply-resize'
import type { Leaving } from '@/lib/scheduler/earliest-room'
import { heldBackOf } from '@/lib/scheduler/headroom/held-back'
import { readHeadroom } from '@/lib/scheduler/headroom/read-headroom'
import { restingStates } from '@/lib/scheduler/host-states'
import { listPlannedHosts } from '@/lib/scheduler/planned-hosts/list-planned-hosts'
import type { Size } from '@/lib/scheduler/request'
import type { Arrival, HostNow, Task } from '@/lib/scheduler/what-if/play-out'
import type { ForecastQuestion } from '@/lib/scheduler/what-if/question'
import { dayStart } from '@/lib/shanghai'

export type Arrivals = { past: Arrival[]; pastDays: number }
/** What other domains know: who came to a pool, and what is sold. */
export type Sources = {
  arrivals(ctx: Ctx, poolId: string): Promise<Arrivals>
  /** Machines of which it is known when they leave. */
  leaving(ctx: Ctx): Promise<readonly Leaving[]>
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
  const standing = await hostsNow(ctx, poolId)
  const task = {
    ...(await sources.arrivals(ctx, poolId)),
    hosts: [...standing.map(({ id: _, ...host }) => host), ...hostsSupposed(question)],
    leaving: leavingFrom(standing, await sources.leaving(ctx), ctx.now()),
    coming: await hostsToCome(ctx, poolId),
    kept: heldBackOf(
      (await readHeadroom(ctx)).filter((row) => row.poolId === poolId),
      capacityOf(standing),
    ).orders,
    policy: question.policy,
    newcomers: newcomersOf(question, plans),
    days: question.days,
    growth: question.growthPercent / 100,
    plans: plans.map(({ size }) => size),
  }
  return { task, plans }
}

/** Hosts that are asleep are room too: they are woken ahead of demand. */
async function hostsNow(ctx: Ctx, poolId: string): Promise<(HostNow & { id: string })[]> {
  return ctx.db
    .select({
      id: hosts.id,
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

const capacityOf = (standing: readonly HostNow[]) => ({
  vcpu: standing.reduce((sum, { vcpu }) => sum + vcpu, 0),
  memoryMiB: standing.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0),
})

/** What is overdue leaves at once; what stands on a host that takes no machines frees nothing. */
function leavingFrom(standing: readonly { id: string }[], leaving: readonly Leaving[], now: Date) {
  const places = new Map(standing.map(({ id }, at) => [id, at]))
  return leaving.flatMap(({ hostId, at, vcpu, memoryMiB, diskGiB }) => {
    const host = places.get(hostId)
    if (host === undefined) return []
    return [{ vcpu, memoryMiB, diskGiB, host, at: Math.max(0, (at.getTime() - now.getTime()) / 1000) }]
  })
}

async function hostsToCome(ctx: Ctx, poolId: string): Promise<(HostNow & { at: number })[]> {
  const planned = await listPlannedHosts(ctx, poolId)
  return planned.flatMap(({ count, expectedOn, vcpu, memoryMiB, diskGiB }) => {
    const at = Math.max(0, (dayStart(expectedOn).getTime() - ctx.now().getTime()) / 1000)
    const host = { vcpu, memoryMiB, freeVcpu: vcpu, freeMemoryMiB: memoryMiB, freeDiskGiB: diskGiB, at }
    return Array.from({ length: count }, () => host)
  })
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

import { and, asc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'
import { reservations } from '@/lib/db/schema/scheduler'
import { fits } from '@/lib/scheduler/fits'
import { byPoolPolicy, hostList, type ListedHost, readHostList, withGroup } from '@/lib/scheduler/host-list'
import { nearestPlan, type PlanSize } from '@/lib/scheduler/nearest-plan'
import { type Funnel, type PlaceRequest, place, type Reason } from '@/lib/scheduler/place'
import type { CapacityRequest } from '@/lib/scheduler/request'

export type AskPlacement<P extends PlanSize> = {
  request: CapacityRequest
  count: number
  /** The machines keep apart from one another, whether or not their group exists yet. */
  apart?: boolean
  /** Among which the nearest that fits is looked for. */
  plans?: readonly P[]
}
export type PlacementAnswer<P extends PlanSize> = {
  /** How many such machines could be placed now. */
  fits: number
  funnel: Funnel
  /** Why not, when fewer than asked for fit. */
  refused: Reason[]
  nearestPlan: P | null
  /** When unconfirmed reservations will have expired far enough; null when that does not suffice. */
  earliest: Date | null
}

const newGroup = { maxPerHost: 1, members: new Map<string, number>() }

/** What the order form says beforehand. Holds nothing: what fits now may be gone at approval. */
export async function askPlacement<P extends PlanSize>(
  ctx: Ctx,
  { request, count, apart, plans = [] }: AskPlacement<P>,
): Promise<PlacementAnswer<P>> {
  authorize(ctx.actor, 'capacity:ask')
  const system = elevate(ctx)
  const grouped = await withGroup(system, request)
  const asked = apart && !grouped.group ? { ...grouped, group: newGroup } : grouped
  let list = await hostList(system)
  if (fits(asked, list) < count) list = await readHostList(system)
  const placement = place(asked, list, byPoolPolicy)
  const room = fits(asked, list)
  const answer = {
    fits: room,
    funnel: placement.funnel,
    refused: 'refused' in placement ? placement.refused : [],
  }
  if (room >= count) return { ...answer, nearestPlan: null, earliest: null }
  return {
    ...answer,
    nearestPlan: nearestPlan(asked, plans, list, count),
    earliest: await earliestRoom(system, asked, list, count),
  }
}

async function earliestRoom(
  ctx: Ctx,
  request: PlaceRequest,
  list: readonly ListedHost[],
  count: number,
): Promise<Date | null> {
  const held = await ctx.db
    .select()
    .from(reservations)
    .where(and(eq(reservations.state, 'reserved')))
    .orderBy(asc(reservations.expiresAt))
    .limit(500)
  const later = new Map(list.map((host) => [host.id, { ...host }]))
  for (const { hostId, vcpu, memoryMiB, diskGiB, expiresAt } of held) {
    const host = later.get(hostId)
    if (!host) continue
    host.freeVcpu += vcpu
    host.freeMemoryMiB += memoryMiB
    host.freeDiskGiB += diskGiB
    if (fits(request, [...later.values()]) >= count) return expiresAt
  }
  return null
}

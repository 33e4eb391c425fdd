import { asc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'
import { reservations } from '@/lib/db/schema/scheduler'
import { afterPlacing } from '@/lib/scheduler/after-placing'
import { fits } from '@/lib/scheduler/fits'
import { byPoolPolicy, hostList, type ListedHost, readHostList, withGroup } from '@/lib/scheduler/host-list'
import { nearestPlan, type PlanSize } from '@/lib/scheduler/nearest-plan'
import { type Funnel, type PlaceRequest, place, type Reason } from '@/lib/scheduler/place'
import type { CapacityRequest, Size } from '@/lib/scheduler/request'
import { wakeable } from '@/lib/scheduler/wakeable'

export type Ask = { request: CapacityRequest; count: number; apart?: boolean }
export type AskPlacement<P extends PlanSize> = {
  request: CapacityRequest
  count: number
  /** The machines keep apart from one another, whether or not their group exists yet. */
  apart?: boolean
  /** Machines that the same order has placed before these. */
  before?: readonly Ask[]
  /** Among which the nearest that fits is looked for. */
  plans?: readonly P[]
  /** Machines of which it is known when they leave; asked for only where there is no room now. */
  leaving?: () => Promise<readonly Leaving[]>
}
/** Room that a host gets back at a known moment. */
export type Leaving = Size & { hostId: string; at: Date }
export type PlacementAnswer<P extends PlanSize> = {
  /** How many such machines could be placed now. */
  fits: number
  funnel: Funnel
  /** Why not, when fewer than asked for fit. */
  refused: Reason[]
  nearestPlan: P | null
  /** When reservations that expire and machines that leave will have made room; null when they do not suffice. */
  earliest: Date | null
}

/** What the order form says beforehand. Holds nothing: what fits now may be gone at approval. */
export async function askPlacement<P extends PlanSize>(
  ctx: Ctx,
  { request, count, apart, before = [], plans = [], leaving }: AskPlacement<P>,
): Promise<PlacementAnswer<P>> {
  authorize(ctx.actor, 'capacity:ask')
  const system = elevate(ctx)
  const asks = [...before, { request, count, apart }]
  const group = await groupOf(system, asks)
  const sized = (ask: Ask): PlaceRequest => ({ ...ask.request, group: isApart(ask) ? group : undefined })
  const asked = sized({ request, count, apart })
  const machines = before.flatMap((ask) => Array.from({ length: ask.count }, () => sized(ask)))
  const known = wakeable(await hostList(system))
  const room = (hosts: readonly ListedHost[]) => {
    group?.members.clear()
    for (const [hostId, members] of group?.now ?? []) group?.members.set(hostId, members)
    return afterPlacing(hosts, machines, byPoolPolicy)
  }
  let list = room(known)
  if (fits(asked, list) < count) list = room(wakeable(await readHostList(system)))
  const placement = place(asked, list, byPoolPolicy)
  const answer = {
    fits: fits(asked, list),
    funnel: placement.funnel,
    refused: 'refused' in placement ? placement.refused : [],
  }
  if (answer.fits >= count) return { ...answer, nearestPlan: null, earliest: null }
  return {
    ...answer,
    nearestPlan: nearestPlan(asked, plans, list, count),
    earliest: await earliestRoom(system, asked, list, count, (await leaving?.()) ?? []),
  }
}

const isApart = ({ apart, request }: Ask): boolean => Boolean(apart || request.groupId)

/** The one group of a business system, as it is now, or as it will be when its first machines are placed. */
async function groupOf(ctx: Ctx, asks: readonly Ask[]) {
  const one = asks.find(isApart)
  if (!one) return undefined
  const { group } = await withGroup(ctx, one.request)
  const now: ReadonlyMap<string, number> = group?.members ?? new Map()
  return { maxPerHost: group?.maxPerHost ?? 1, members: new Map(now), now }
}

async function earliestRoom(
  ctx: Ctx,
  request: PlaceRequest,
  list: readonly ListedHost[],
  count: number,
  leaving: readonly Leaving[],
): Promise<Date | null> {
  const held = await ctx.db
    .select()
    .from(reservations)
    .where(eq(reservations.state, 'reserved'))
    .orderBy(asc(reservations.expiresAt))
    .limit(500)
  const expiring = held.flatMap(({ expiresAt, ...room }) => (expiresAt ? [{ ...room, at: expiresAt }] : []))
  const later = new Map(list.map((host) => [host.id, { ...host }]))
  const returned = [...expiring, ...leaving].sort((a, b) => a.at.getTime() - b.at.getTime())
  for (const { hostId, vcpu, memoryMiB, diskGiB, at } of returned) {
    const host = later.get(hostId)
    if (!host) continue
    host.freeVcpu += vcpu
    host.freeMemoryMiB += memoryMiB
    host.freeDiskGiB += diskGiB
    if (fits(request, [host]) > 0 && fits(request, [...later.values()]) >= count) return at
  }
  return null
}

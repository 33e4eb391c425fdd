import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'
import { afterPlacing } from '@/lib/scheduler/after-placing'
import { earliestRoom, type Leaving, roomToCome } from '@/lib/scheduler/earliest-room'
import { fits } from '@/lib/scheduler/fits'
import { byPoolPolicy, hostList, type ListedHost, readHostList, withGroup } from '@/lib/scheduler/host-list'
import { nearestPlan, type PlanSize } from '@/lib/scheduler/nearest-plan'
import { type Funnel, type Group, type PlaceRequest, place, type Reason } from '@/lib/scheduler/place'
import { type CapacityRequest, type Size, sumOf } from '@/lib/scheduler/request'
import { wakeable } from '@/lib/scheduler/wakeable'

/** Machines that keep apart, or together, whether or not their group exists yet: by its name. */
export type AskedGroup = { name: string; together: boolean }
export type Ask = { request: CapacityRequest; count: number; group?: AskedGroup | null }
export type AskPlacement<P extends PlanSize> = {
  request: CapacityRequest
  count: number
  group?: AskedGroup | null
  /** Machines that the same order has placed before these. */
  before?: readonly Ask[]
  /** Among which the nearest that fits is looked for. */
  plans?: readonly P[]
  /** Machines of which it is known when they leave; asked for only where there is no room now. */
  leaving?: () => Promise<readonly Leaving[]>
}
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
  { request, count, group, before = [], plans = [], leaving }: AskPlacement<P>,
): Promise<PlacementAnswer<P>> {
  authorize(ctx.actor, 'capacity:ask')
  const system = elevate(ctx)
  const asks = [...before, { request, count, group }]
  const groups = await groupsIn(system, asks)
  const units = asks.flatMap((ask) => Array.from({ length: ask.count }, () => sized(ask, groups)))
  const withRest = units.map((unit, at) => ({ ...unit, mates: matesOf(unit, units, at) }))
  const machines = withRest.slice(0, units.length - count)
  const asked = sized({ request, count, group }, groups)
  const known = wakeable(await hostList(system))
  const room = (hosts: readonly ListedHost[]) => {
    for (const { members, now } of groups.values()) {
      members.clear()
      for (const [hostId, standing] of now) members.set(hostId, standing)
    }
    return afterPlacing(hosts, machines, byPoolPolicy)
  }
  let list = room(known)
  if (fits(asked, list) < count) list = room(wakeable(await readHostList(system)))
  const placement = place(withRest.at(-count) ?? asked, list, byPoolPolicy)
  const answer = {
    fits: fits(asked, list),
    funnel: placement.funnel,
    refused: 'refused' in placement ? placement.refused : [],
  }
  if (answer.fits >= count) return { ...answer, nearestPlan: null, earliest: null }
  return {
    ...answer,
    nearestPlan: nearestPlan(asked, plans, list, count),
    earliest: earliestRoom(asked, list, count, await roomToCome(system, list, (await leaving?.()) ?? [])),
  }
}

type GroupNow = Group & { members: Map<string, number>; now: ReadonlyMap<string, number> }

/** By name, as they are now, or as they will be when their first machines are placed. */
async function groupsIn(ctx: Ctx, asks: readonly Ask[]): Promise<Map<string, GroupNow>> {
  const groups = new Map<string, GroupNow>()
  for (const { request, group } of asks) {
    if (!group || groups.has(group.name)) continue
    const existing = (await withGroup(ctx, request)).group
    const now = existing?.members ?? new Map()
    const { name, together } = group
    const maxPerHost = existing?.maxPerHost ?? (together ? Number.MAX_SAFE_INTEGER : 1)
    groups.set(name, { maxPerHost, together, members: new Map(now), now })
  }
  return groups
}

const sized = ({ request, group }: Ask, groups: ReadonlyMap<string, GroupNow>): PlaceRequest => {
  const { groupId: _, moves: __, ...size } = request
  return { ...size, group: groups.get(group?.name ?? '') }
}

/** The first of a group that keeps together needs room for those that come after it. */
function matesOf({ group }: PlaceRequest, units: readonly PlaceRequest[], at: number): Size | undefined {
  if (!group?.together) return undefined
  const mates = units.slice(at + 1).filter((each) => each.group === group)
  return mates.length > 0 ? sumOf(mates) : undefined
}

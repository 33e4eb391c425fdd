import { asc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'
import { reservations } from '@/lib/db/schema/scheduler'
import { fits } from '@/lib/scheduler/fits'
import { hostList, type ListedHost } from '@/lib/scheduler/host-list'
import type { PlaceRequest } from '@/lib/scheduler/place'
import { hostsToCome } from '@/lib/scheduler/planned-hosts/hosts-to-come'
import type { CapacityRequest, Size } from '@/lib/scheduler/request'
import { wakeable } from '@/lib/scheduler/wakeable'

/** Room that a host gets back at a known moment. */
export type Leaving = Size & { hostId: string; at: Date }
type Coming = { hosts: ListedHost[]; room: Leaving[] }

/** Reservations that expire, machines that leave and hosts on order: room of which the day is known, soonest first. */
export async function roomToCome(
  ctx: Ctx,
  list: readonly ListedHost[],
  leaving: readonly Leaving[],
): Promise<Coming> {
  const [held, arriving] = await Promise.all([
    ctx.db
      .select()
      .from(reservations)
      .where(eq(reservations.state, 'reserved'))
      .orderBy(asc(reservations.expiresAt))
      .limit(500),
    hostsToCome(ctx, list),
  ])
  const expiring = held.flatMap(({ expiresAt, ...room }) => (expiresAt ? [{ ...room, at: expiresAt }] : []))
  const added = arriving.map(({ host, at }) => ({ ...host, hostId: host.id, at }))
  return {
    hosts: arriving.map(({ host }) => host),
    room: [...expiring, ...leaving, ...added].sort((a, b) => a.at.getTime() - b.at.getTime()),
  }
}

/** When `count` such machines will fit on the hosts; null when what is known to come does not suffice. */
export function earliestRoom(
  request: PlaceRequest,
  list: readonly ListedHost[],
  count: number,
  { hosts, room }: Coming,
): Date | null {
  const later = new Map([...list, ...hosts].map((host) => [host.id, { ...host }]))
  for (const { hostId, vcpu, memoryMiB, diskGiB, at } of room) {
    const host = later.get(hostId)
    if (!host) continue
    host.freeVcpu += vcpu
    host.freeMemoryMiB += memoryMiB
    host.freeDiskGiB += diskGiB
    if (fits(request, [host]) > 0 && fits(request, [...later.values()]) >= count) return at
  }
  return null
}

/**
 * For each, when there will be room for it by what is known to end or to come; null also where there is room now,
 * by hosts at most two seconds old. However many are asked for, what is to come is read once.
 */
export async function expectRoom(
  ctx: Ctx,
  asks: readonly { request: CapacityRequest; count: number }[],
  leaving: () => Promise<readonly Leaving[]>,
): Promise<(Date | null)[]> {
  authorize(ctx.actor, 'capacity:ask')
  const system = elevate(ctx)
  const [hosts, left] = await Promise.all([hostList(system), leaving()])
  const list = wakeable(hosts)
  const coming = await roomToCome(system, list, left)
  return asks.map(({ request: { groupId: _, moves: __, ...size }, count }) =>
    fits(size, list) >= count ? null : earliestRoom(size, list, count, coming),
  )
}

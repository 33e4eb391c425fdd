import { and, eq, ne, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform, newCtx } from '@/lib/context'
import { hosts, pools, reservations } from '@/lib/db/schema/scheduler'
import { notFound } from '@/lib/errors'
import { claimHost } from '@/lib/scheduler/claim-host'
import { keptFrom } from '@/lib/scheduler/headroom/held-back'
import { byPoolPolicy, readHostList } from '@/lib/scheduler/host-list'
import { place } from '@/lib/scheduler/place'
import { releaseWhere } from '@/lib/scheduler/release-reservation'
import type { Size } from '@/lib/scheduler/request'
import { type Reservation, type Reserve, reserve } from '@/lib/scheduler/reserve'
import { resizeKeys } from '@/lib/scheduler/resize-keys'
import { askWriter } from '@/lib/scheduler/writer/ask-writer'
import type { PlacementAsk } from '@/lib/scheduler/writer/placement-ask'

export type ResizeReservation = { key: string; agencyId: string; to: Size; expiresAt: Date } & Pick<
  Reserve,
  'alternatives'
>
/** `key` holds the room until the plan has changed. */
export type Resized = (Extract<Reservation, { placed: true }> & { key: string }) | Refused
type Refused = Extract<Reservation, { placed: false }>

/**
 * Holds what the machine would need more on its own host, or, where that has no room, all of it on another of
 * its pool; each in a transaction of its own. Needing less holds nothing here: the room comes back when the
 * machine has shrunk. The same key, the same answer.
 */
export async function resizeReservation(ctx: Ctx, input: ResizeReservation): Promise<Resized> {
  authorize(ctx.actor, 'capacity:reserve')
  const { key, agencyId, to, expiresAt } = input
  if (!isPlatform(ctx.actor) && ctx.actor.agencyId !== agencyId) throw notFound('scheduler')
  const system = newCtx(ctx.databases, { ...ctx.actor, agencyId: null }, ctx)
  const keys = resizeKeys(key)
  const { room, pool } = await roomOf(system, key, agencyId)
  const more = differenceOf(room, to)
  const held = (await heldBy(system, keys.here, more)) ?? (await heldBy(system, keys.elsewhere, to))
  if (held) return held
  const { id: poolId, zone, architecture, protectionLevels } = pool
  const within = { zone, architecture, protectionLevel: protectionLevels[0] ?? 0, poolId }
  const ask = {
    key: keys.here,
    agencyId,
    request: { ...more, ...within },
    hostId: room.hostId,
    holdSeconds: (expiresAt.getTime() - ctx.now().getTime()) / 1000,
    at: ctx.now().toISOString(),
  }
  const here = (await askWriter(ctx.databases, ask)) ?? (await claimHere(system, ask, to))
  if (here) return { placed: true, hostId: room.hostId, poolId, key: keys.here }
  const winner = await heldBy(system, keys.here, more)
  if (winner) return winner
  const { vcpu, memoryMiB, diskGiB } = to
  const request = { vcpu, memoryMiB, diskGiB, ...within, groupId: room.groupId, moves: true }
  const moved = await reserve(ctx, {
    key: keys.elsewhere,
    agencyId,
    request,
    expiresAt,
    alternatives: input.alternatives,
  })
  return moved.placed ? { ...moved, key: keys.elsewhere } : moved
}

/** By plain SQL; only its own host is looked at. */
async function claimHere(ctx: Ctx, ask: PlacementAsk & { hostId: string }, to: Size): Promise<boolean> {
  const list = await readHostList(ctx)
  const own = list.filter(({ id }) => id === ask.hostId)
  const { funnel, ...placement } = place(ask.request, own, byPoolPolicy)
  const best = 'best' in placement ? placement.best : []
  const explanation = { resize: to, looked: own.length, funnel, best }
  const [host] = own
  const kept = host?.heldBack && { poolId: host.poolId, ...keptFrom(host.heldBack, ask.request) }
  return claimHost(ctx, { ...ask, explanation }, kept)
}

/** What an earlier order that came to nothing still holds for another size is given back. */
async function heldBy(ctx: Ctx, key: string, size: Size): Promise<Resized | null> {
  const [held] = await ctx.db
    .select({ room: reservations, poolId: hosts.poolId })
    .from(reservations)
    .innerJoin(hosts, eq(hosts.id, reservations.hostId))
    .where(and(eq(reservations.key, key), ne(reservations.state, 'released')))
  if (!held) return null
  const { hostId, vcpu, memoryMiB, diskGiB, state } = held.room
  const same = vcpu === size.vcpu && memoryMiB === size.memoryMiB && diskGiB === size.diskGiB
  if (same || state === 'confirmed') return { placed: true, hostId, poolId: held.poolId, key }
  await releaseWhere(ctx, sql`key = ${key} and state = 'reserved'`)
  return null
}

async function roomOf(ctx: Ctx, key: string, agencyId: string) {
  const live = and(
    eq(reservations.key, key),
    eq(reservations.agencyId, agencyId),
    ne(reservations.state, 'released'),
  )
  const [found] = await ctx.db
    .select({ room: reservations, pool: pools })
    .from(reservations)
    .innerJoin(hosts, eq(hosts.id, reservations.hostId))
    .innerJoin(pools, eq(pools.id, hosts.poolId))
    .where(live)
  if (!found) throw notFound('scheduler')
  return found
}

const differenceOf = (room: Size, to: Size): Size => ({
  vcpu: Math.max(to.vcpu - room.vcpu, 0),
  memoryMiB: Math.max(to.memoryMiB - room.memoryMiB, 0),
  diskGiB: Math.max(to.diskGiB - room.diskGiB, 0),
})

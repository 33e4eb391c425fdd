import type { HostView, PlaceRequest } from '@/lib/scheduler/place'

export type Room = { vcpu: number; memoryMiB: number }
/** What must stay free of a pool: after an order, and after a rebuild or an evacuation, which may use its part. */
export type HeldBack = { orders: Room; recovery: Room }
/** One row of a pool's headroom: a share of its capacity in percent, or cores and memory. */
export type Headroom = {
  /** Null: for rebuilding and evacuating. */
  purpose: string | null
  sharePercent: number | null
  vcpu: number | null
  memoryMiB: number | null
}

const nothing: Room = { vcpu: 0, memoryMiB: 0 }

/** In cores and MiB, with shares of the capacity of the hosts that take machines, rounded up. */
export function heldBackOf(rows: readonly Headroom[], capacity: Room): HeldBack {
  const sum = (some: readonly Headroom[]): Room =>
    some.reduce((all, row) => {
      const share = (row.sharePercent ?? 0) / 100
      return {
        vcpu: all.vcpu + (row.vcpu ?? Math.ceil(share * capacity.vcpu)),
        memoryMiB: all.memoryMiB + (row.memoryMiB ?? Math.ceil(share * capacity.memoryMiB)),
      }
    }, nothing)
  return { orders: sum(rows), recovery: sum(rows.filter(({ purpose }) => purpose !== null)) }
}

export const keptFrom = (heldBack: HeldBack, { recovery }: Pick<PlaceRequest, 'recovery'>): Room =>
  recovery ? heldBack.recovery : heldBack.orders

/** Whether so much may be taken of what is spare; who takes nothing more is never refused for it. */
export const gives = (spare: Room, { vcpu, memoryMiB }: Room): boolean =>
  (vcpu <= 0 || spare.vcpu >= vcpu) && (memoryMiB <= 0 || spare.memoryMiB >= memoryMiB)

/** What the request may still take of each pool that holds something back; a pool that is missing has no limit. */
export function spareByPool(
  hosts: readonly HostView[],
  request: Pick<PlaceRequest, 'recovery'>,
): ReadonlyMap<string, Room> {
  const spare = new Map<string, Room>()
  for (const { poolId, state, heldBack, freeVcpu, freeMemoryMiB } of hosts) {
    if (!heldBack) continue
    let room = spare.get(poolId)
    if (!room) {
      const kept = keptFrom(heldBack, request)
      room = { vcpu: -kept.vcpu, memoryMiB: -kept.memoryMiB }
      spare.set(poolId, room)
    }
    if (state !== 'up') continue
    room.vcpu += freeVcpu
    room.memoryMiB += freeMemoryMiB
  }
  return spare
}

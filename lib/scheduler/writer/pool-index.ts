import { type Asked, type Found, findBest } from '@/lib/scheduler/fleet/find-best'
import { Fleet } from '@/lib/scheduler/fleet/fleet'
import type { Policy } from '@/lib/scheduler/policies/policy'
import type { Size } from '@/lib/scheduler/request'
import type { HostRow } from '@/lib/scheduler/writer/host-rows'

/** The smallest machine has half a GiB; a remainder below it is not searched, but is counted. */
const unitMiB = 512

/** How much worse, as a fraction of a host, another host may be than one on which a batch is under way. */
const toleratedScore = 1 / 32

/**
 * A pool's hosts in memory: what the database said last (`known`, by host version) and what is left of it with
 * the batches under way (`free`). Where nothing is under way, both are the same: so drift is mended whenever a
 * newer row is seen, from a claim's answer or from a look at the table.
 */
export class PoolIndex {
  private readonly fleet = new Fleet(unitMiB)
  private readonly slotOf = new Map<string, number>()
  private readonly ids: string[] = []
  private readonly versions: number[] = []
  private readonly up: boolean[] = []
  private readonly known: Room = { vcpu: [], memoryMiB: [], diskGiB: [] }
  private readonly free: Room = { vcpu: [], memoryMiB: [], diskGiB: [] }
  /** Batches on their way to the database, by slot. */
  private readonly underWay = new Map<number, number>()

  constructor(rows: readonly HostRow[]) {
    for (const row of rows) this.see(row)
  }

  get size(): number {
    return this.ids.length
  }

  idOf(slot: number): string {
    return this.ids[slot] as string
  }

  slot(hostId: string): number | undefined {
    return this.slotOf.get(hostId)
  }

  /**
   * Improves `found` where this pool has a better host. Rather than one that an earlier batch is writing to, it
   * takes one that is as good but for a trifle: batches that share no host do not wait for one another.
   */
  find(policy: Policy, size: Size, found: Found, group: Asked['group'], hostId?: string): boolean {
    const only = hostId === undefined ? undefined : this.slotOf.get(hostId)
    if (hostId !== undefined && only === undefined) return false
    const asked: Asked = {
      cores: size.vcpu,
      units: Math.ceil(size.memoryMiB / unitMiB),
      diskGiB: size.diskGiB,
      group,
      among: only === undefined ? undefined : [only],
    }
    if (!findBest(this.fleet, policy, asked, found)) return false
    if (group || hostId !== undefined || !this.underWay.has(found.slot)) return true
    const free = { slot: found.slot, score: found.score + toleratedScore }
    const apart = { ...asked, group: { maxPerHost: 1, members: this.underWay } }
    if (findBest(this.fleet, policy, apart, free)) Object.assign(found, free)
    return true
  }

  /** Takes room in memory, or gives it back with `times` -1. */
  take(slot: number, size: Size, times = 1): void {
    add(this.free, slot, size, -times)
    this.show(slot)
  }

  /** A batch with claims on these hosts is on its way. */
  begin(slots: Iterable<number>): void {
    for (const slot of slots) this.underWay.set(slot, (this.underWay.get(slot) ?? 0) + 1)
  }

  end(slots: Iterable<number>): void {
    for (const slot of slots) {
      const left = (this.underWay.get(slot) ?? 0) - 1
      if (left > 0) this.underWay.set(slot, left)
      else this.underWay.delete(slot)
      this.adopt(slot)
    }
  }

  /** A row as the database has it; an older one than already seen changes nothing. */
  see([id, vcpu, memoryMiB, diskGiB, freeVcpu, freeMemoryMiB, freeDiskGiB, up, version]: HostRow): void {
    const slot =
      this.slotOf.get(id) ??
      this.enrol(id, this.fleet.add({ cores: vcpu, memoryMiB }, { cores: 0, memoryMiB: 0, diskGiB }))
    if (version <= (this.versions[slot] as number)) return
    this.versions[slot] = version
    this.up[slot] = up
    set(this.known, slot, freeVcpu, freeMemoryMiB, freeDiskGiB)
    this.adopt(slot)
  }

  /** What a claim left free. */
  seeFree(slot: number, left: Size & { version: number }): void {
    if (left.version <= (this.versions[slot] as number)) return
    this.versions[slot] = left.version
    set(this.known, slot, left.vcpu, left.memoryMiB, left.diskGiB)
  }

  private enrol(id: string, slot: number): number {
    this.slotOf.set(id, slot)
    this.ids[slot] = id
    this.versions[slot] = -1
    // Nothing is known yet: out of the search until a row says otherwise.
    this.up[slot] = false
    set(this.known, slot, 0, 0, 0)
    set(this.free, slot, 0, 0, 0)
    return slot
  }

  private adopt(slot: number): void {
    if (this.underWay.has(slot)) return
    const { vcpu, memoryMiB, diskGiB } = this.known
    set(this.free, slot, vcpu[slot] as number, memoryMiB[slot] as number, diskGiB[slot] as number)
    this.show(slot)
  }

  private show(slot: number): void {
    this.fleet.leave(slot)
    const { vcpu, memoryMiB, diskGiB } = this.free
    this.fleet.diskOf[slot] = diskGiB[slot] as number
    if (this.up[slot])
      this.fleet.enter(slot, vcpu[slot] as number, Math.floor((memoryMiB[slot] as number) / unitMiB))
  }
}

type Room = { vcpu: number[]; memoryMiB: number[]; diskGiB: number[] }

function set(room: Room, slot: number, vcpu: number, memoryMiB: number, diskGiB: number): void {
  room.vcpu[slot] = vcpu
  room.memoryMiB[slot] = memoryMiB
  room.diskGiB[slot] = diskGiB
}

function add(room: Room, slot: number, size: Size, times: number): void {
  room.vcpu[slot] = (room.vcpu[slot] as number) + times * size.vcpu
  room.memoryMiB[slot] = (room.memoryMiB[slot] as number) + times * size.memoryMiB
  room.diskGiB[slot] = (room.diskGiB[slot] as number) + times * size.diskGiB
}

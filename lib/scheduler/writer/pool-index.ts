import { type Asked, type Found, findBest } from '@/lib/scheduler/fleet/find-best'
import { Fleet } from '@/lib/scheduler/fleet/fleet'
import type { Room as Amounts } from '@/lib/scheduler/headroom/held-back'
import type { Policy } from '@/lib/scheduler/policies/policy'
import type { Size } from '@/lib/scheduler/request'
import { DiskShelves } from '@/lib/scheduler/writer/disk-shelves'
import type { GroupIn } from '@/lib/scheduler/writer/group-members'
import type { HostRow } from '@/lib/scheduler/writer/host-rows'
import { ShapeCounts } from '@/lib/scheduler/writer/shape-counts'

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
  /** What a decision is explained with: hosts in the search, by shape and by disk. */
  private readonly counts: ShapeCounts[] = []
  private readonly shelves = new DiskShelves()
  private inSearch = 0
  /** Of the hosts that are up. */
  readonly sums: { capacity: Amounts; free: Amounts } = {
    capacity: { vcpu: 0, memoryMiB: 0 },
    free: { vcpu: 0, memoryMiB: 0 },
  }
  private readonly summed: Room = { vcpu: [], memoryMiB: [], diskGiB: [] }

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
  find(policy: Policy, size: Size, found: Found, group: GroupIn | undefined, hostId?: string): boolean {
    const only = hostId === undefined ? undefined : this.slotOf.get(hostId)
    if (hostId !== undefined && only === undefined) return false
    const asked = { ...askedOf(size, group), ...(only === undefined ? {} : { among: [only] }) }
    if (!findBest(this.fleet, policy, asked, found)) return false
    if (group || asked.among || !this.underWay.has(found.slot)) return true
    const free = { slot: found.slot, score: found.score + toleratedScore }
    const elsewhere = { ...asked, group: { maxPerHost: 1, members: this.underWay } }
    if (findBest(this.fleet, policy, elsewhere, free)) Object.assign(found, free)
    return true
  }

  /** The best host but for these; nothing is avoided that a batch is writing to. */
  findNext(
    policy: Policy,
    size: Size,
    found: Found,
    group: GroupIn | undefined,
    except: readonly number[],
  ): boolean {
    return findBest(this.fleet, policy, { ...askedOf(size, group), except }, found)
  }

  /** Hosts left by each filter, as a look at every host would count them; see `Passing`. */
  countPassing(size: Size, group: GroupIn | undefined): Passing {
    const { cores, units, diskGiB, among, ...asked } = askedOf(size, group)
    const sum = (least: number) => this.counts.reduce((all, counts) => all + counts.atLeast(cores, least), 0)
    const [cpu, memory] = [sum(0), sum(units)]
    const passes = (slot: number) =>
      this.fleet.isIn(slot) && this.fleet.freeCores(slot) >= cores && this.fleet.freeUnits(slot) >= units
    const lacking = this.shelves.countUpTo(
      diskGiB,
      mostWalked,
      (slot) => this.fleet.diskGiB(slot) < diskGiB && passes(slot),
    )
    const disk = memory - (lacking ?? 0)
    const fitsOn = (slot: number) => passes(slot) && this.fleet.diskGiB(slot) >= diskGiB
    const barred = [...(asked.group?.members ?? [])].filter(
      ([slot, members]) => members >= (group?.maxPerHost ?? 0) && fitsOn(slot),
    ).length
    const left = among ? among.filter(fitsOn).length : disk - barred
    return { up: this.inSearch, cpu, memory, disk, group: left, atMost: lacking === null }
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
    this.fleet.leave(slot)
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
    const { fleet, free } = this
    const before = fleet.isIn(slot) ? fleet.diskGiB(slot) : null
    if (before !== null) this.count(slot, -1)
    fleet.leave(slot)
    fleet.setDiskGiB(slot, free.diskGiB[slot] as number)
    if (this.up[slot]) {
      fleet.enter(slot, free.vcpu[slot] as number, Math.floor((free.memoryMiB[slot] as number) / unitMiB))
      this.count(slot, 1)
    }
    this.shelves.move(slot, before, this.up[slot] ? fleet.diskGiB(slot) : null)
  }

  private count(slot: number, by: 1 | -1): void {
    const { fleet, counts } = this
    while (counts.length < fleet.shapes.length) {
      const { cores, units } = fleet.shapes[counts.length] as (typeof fleet.shapes)[number]
      counts.push(new ShapeCounts(cores, units))
    }
    counts[fleet.shapeOf(slot)]?.add(fleet.freeCores(slot), fleet.freeUnits(slot), by)
    this.inSearch += by
    const { cores, units } = fleet.gridOf(slot)
    const { capacity, free } = this.sums
    if (by > 0) set(this.summed, slot, this.free.vcpu[slot] as number, this.free.memoryMiB[slot] as number, 0)
    capacity.vcpu += by * cores
    capacity.memoryMiB += by * units * unitMiB
    free.vcpu += by * (this.summed.vcpu[slot] as number)
    free.memoryMiB += by * (this.summed.memoryMiB[slot] as number)
  }
}

/** Hosts that are up, then those of them with cores, memory, disk, and no full group. */
export type Passing = {
  up: number
  cpu: number
  memory: number
  disk: number
  group: number
  /** So many hosts have little disk that they were not looked at: `disk` and what follows is at most so many. */
  atMost: boolean
}

/** Hosts with little disk that are looked at to count those that lack it. */
const mostWalked = 512

/** Members that keep together leave only the host where they stand, if it is one of this pool. */
const askedOf = (size: Size, group: GroupIn | undefined): Asked => ({
  cores: size.vcpu,
  units: Math.ceil(size.memoryMiB / unitMiB),
  diskGiB: size.diskGiB,
  group: group?.together ? undefined : group,
  among: group?.together && group.standing > 0 ? [...group.members.keys()] : undefined,
})

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

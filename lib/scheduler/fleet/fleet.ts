import { none, ShapeGrid } from '@/lib/scheduler/fleet/shape-grid'

export type HostShape = { cores: number; memoryMiB: number }

/**
 * What is kept of a host, side by side: a decision reads all of it, and among many hosts each look elsewhere in
 * memory takes longer than the rest of the decision. Next and before: of the same cell.
 */
const [cellAt, diskAt, nextAt, beforeAt, shapeAt, width] = [0, 1, 2, 3, 4, 5]

/**
 * The hosts of one pool, indexed exactly: which host a policy likes best is found without looking at hosts.
 * Hosts are slots, small numbers given in the order of adding; what is free is kept by slot in typed arrays.
 * Advice only: the claim in the database decides (guide 5.3(4)).
 */
export class Fleet {
  readonly shapes: ShapeGrid[] = []
  size = 0
  private hosts = new Int32Array(64 * width)

  /** Memory is counted in whole units: all capacities and machines are multiples of it. */
  constructor(readonly unitMiB: number) {}

  /** Adds a host with what it has free; answers its slot. */
  add(shape: HostShape, free: { cores: number; memoryMiB: number; diskGiB: number }): number {
    const slot = this.size++
    if (slot * width === this.hosts.length) this.grow()
    this.hosts[slot * width + shapeAt] = this.shapeFor(shape)
    this.hosts[slot * width + diskAt] = free.diskGiB
    this.enter(slot, free.cores, Math.floor(free.memoryMiB / this.unitMiB))
    return slot
  }

  isIn(slot: number): boolean {
    return this.hosts[slot * width + cellAt] !== none
  }

  freeCores(slot: number): number {
    return Math.floor((this.hosts[slot * width + cellAt] as number) / this.gridOf(slot).columns)
  }

  freeUnits(slot: number): number {
    return (this.hosts[slot * width + cellAt] as number) % this.gridOf(slot).columns
  }

  diskGiB(slot: number): number {
    return this.hosts[slot * width + diskAt] as number
  }

  setDiskGiB(slot: number, diskGiB: number): void {
    this.hosts[slot * width + diskAt] = diskGiB
  }

  /** The next host that has as much free of cores and memory, or `none`. */
  nextAlike(slot: number): number {
    return this.hosts[slot * width + nextAt] as number
  }

  /** Which of `shapes`. */
  shapeOf(slot: number): number {
    return this.hosts[slot * width + shapeAt] as number
  }

  gridOf(slot: number): ShapeGrid {
    return this.shapes[this.shapeOf(slot)] as ShapeGrid
  }

  /** Nothing stands there. */
  isIdle(slot: number): boolean {
    const grid = this.gridOf(slot)
    return this.hosts[slot * width + cellAt] === grid.cellOf(grid.cores, grid.units)
  }

  hostsInUse(): number {
    let inUse = 0
    for (let slot = 0; slot < this.size; slot++) if (this.isIn(slot) && !this.isIdle(slot)) inUse += 1
    return inUse
  }

  coresInUse(): number {
    let cores = 0
    for (let slot = 0; slot < this.size; slot++)
      if (this.isIn(slot)) cores += this.gridOf(slot).cores - this.freeCores(slot)
    return cores
  }

  /** Of the hosts in the search, in cores and units. */
  free(): { cores: number; units: number } {
    const free = { cores: 0, units: 0 }
    for (let slot = 0; slot < this.size; slot++) {
      if (!this.isIn(slot)) continue
      free.cores += this.freeCores(slot)
      free.units += this.freeUnits(slot)
    }
    return free
  }

  /** One just like it, for a what-if. */
  fork(): Fleet {
    const copy = new Fleet(this.unitMiB)
    for (const grid of this.shapes) copy.shapes.push(grid.fork())
    copy.size = this.size
    copy.hosts = this.hosts.slice()
    return copy
  }

  /** Out of the search: full, drained, under maintenance. `enter` or `set` bring it back. */
  leave(slot: number): void {
    const { hosts } = this
    const at = slot * width
    const cell = hosts[at + cellAt] as number
    if (cell === none) return
    const grid = this.gridOf(slot)
    const next = hosts[at + nextAt] as number
    const before = hosts[at + beforeAt] as number
    if (next !== none) hosts[next * width + beforeAt] = before
    if (before !== none) hosts[before * width + nextAt] = next
    else grid.heads[cell] = next
    const row = (cell / grid.columns) | 0
    grid.rows[row] = (grid.rows[row] as number) - 1
    if (before === none && next === none) grid.unmark(row, cell - row * grid.columns)
    hosts[at + cellAt] = none
  }

  enter(slot: number, cores: number, units: number): void {
    const { hosts } = this
    const at = slot * width
    const grid = this.gridOf(slot)
    const cell = grid.cellOf(cores, units)
    const head = grid.heads[cell] as number
    hosts[at + cellAt] = cell
    hosts[at + nextAt] = head
    hosts[at + beforeAt] = none
    if (head !== none) hosts[head * width + beforeAt] = slot
    else grid.mark(cores, units)
    grid.heads[cell] = slot
    grid.rows[cores] = (grid.rows[cores] as number) + 1
  }

  /** Takes room (or gives it back, with negative amounts). The caller has seen that it is there. */
  take(slot: number, cores: number, units: number, diskGiB: number): void {
    const grid = this.gridOf(slot)
    const cell = this.hosts[slot * width + cellAt] as number
    const row = (cell / grid.columns) | 0
    this.leave(slot)
    this.setDiskGiB(slot, this.diskGiB(slot) - diskGiB)
    this.enter(slot, row - cores, cell - row * grid.columns - units)
  }

  /** What the index holds of memory. */
  bytes(): number {
    const perShape = this.shapes.flatMap(({ bits, heads, rows }) => [bits, heads, rows])
    return [this.hosts, ...perShape].reduce((sum, array) => sum + array.byteLength, 0)
  }

  private shapeFor({ cores, memoryMiB }: HostShape): number {
    const units = Math.floor(memoryMiB / this.unitMiB)
    const known = this.shapes.findIndex((grid) => grid.cores === cores && grid.units === units)
    return known >= 0 ? known : this.shapes.push(new ShapeGrid(cores, units)) - 1
  }

  /** Half as long again. */
  private grow(): void {
    const longer = new Int32Array(Math.ceil(this.size * 1.5) * width)
    longer.set(this.hosts)
    this.hosts = longer
  }
}

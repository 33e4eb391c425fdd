import { grown } from '@/lib/scheduler/fleet/grown'
import { none, ShapeGrid } from '@/lib/scheduler/fleet/shape-grid'

export type HostShape = { cores: number; memoryMiB: number }

/**
 * The hosts of one pool, indexed exactly: which host a policy likes best is found without looking at hosts.
 * Hosts are slots, small numbers given in the order of adding; what is free is kept by slot in typed arrays.
 * Advice only: the claim in the database decides (guide 5.3(4)).
 */
export class Fleet {
  readonly shapes: ShapeGrid[] = []
  size = 0
  shapeOf = new Uint16Array(64)
  cellOf = new Int32Array(64).fill(none)
  diskOf = new Int32Array(64)
  nextOf = new Int32Array(64).fill(none)
  private before = new Int32Array(64).fill(none)

  /** Memory is counted in whole units: all capacities and machines are multiples of it. */
  constructor(readonly unitMiB: number) {}

  /** Adds a host with what it has free; answers its slot. */
  add(shape: HostShape, free: { cores: number; memoryMiB: number; diskGiB: number }): number {
    const slot = this.size++
    if (slot === this.cellOf.length) this.grow()
    this.shapeOf[slot] = this.shapeFor(shape)
    this.diskOf[slot] = free.diskGiB
    this.enter(slot, free.cores, Math.floor(free.memoryMiB / this.unitMiB))
    return slot
  }

  freeCores(slot: number): number {
    return Math.floor((this.cellOf[slot] as number) / this.gridOf(slot).columns)
  }

  freeUnits(slot: number): number {
    return (this.cellOf[slot] as number) % this.gridOf(slot).columns
  }

  gridOf(slot: number): ShapeGrid {
    return this.shapes[this.shapeOf[slot] as number] as ShapeGrid
  }

  /** Nothing stands there. */
  isIdle(slot: number): boolean {
    const grid = this.gridOf(slot)
    return this.cellOf[slot] === grid.cellOf(grid.cores, grid.units)
  }

  hostsInUse(): number {
    let inUse = 0
    for (let slot = 0; slot < this.size; slot++)
      if (this.cellOf[slot] !== none && !this.isIdle(slot)) inUse += 1
    return inUse
  }

  coresInUse(): number {
    let cores = 0
    for (let slot = 0; slot < this.size; slot++)
      if (this.cellOf[slot] !== none) cores += this.gridOf(slot).cores - this.freeCores(slot)
    return cores
  }

  /** Of the hosts in the search, in cores and units. */
  free(): { cores: number; units: number } {
    const free = { cores: 0, units: 0 }
    for (let slot = 0; slot < this.size; slot++) {
      if (this.cellOf[slot] === none) continue
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
    copy.shapeOf = this.shapeOf.slice()
    copy.cellOf = this.cellOf.slice()
    copy.diskOf = this.diskOf.slice()
    copy.nextOf = this.nextOf.slice()
    copy.before = this.before.slice()
    return copy
  }

  /** Out of the search: full, drained, under maintenance. `enter` or `set` bring it back. */
  leave(slot: number): void {
    const cell = this.cellOf[slot] as number
    if (cell === none) return
    const grid = this.gridOf(slot)
    const next = this.nextOf[slot] as number
    const before = this.before[slot] as number
    if (next !== none) this.before[next] = before
    if (before !== none) this.nextOf[before] = next
    else grid.heads[cell] = next
    const row = (cell / grid.columns) | 0
    grid.rows[row] = (grid.rows[row] as number) - 1
    if (before === none && next === none) grid.unmark(row, cell - row * grid.columns)
    this.cellOf[slot] = none
  }

  enter(slot: number, cores: number, units: number): void {
    const grid = this.gridOf(slot)
    const cell = grid.cellOf(cores, units)
    const head = grid.heads[cell] as number
    this.cellOf[slot] = cell
    this.nextOf[slot] = head
    this.before[slot] = none
    if (head !== none) this.before[head] = slot
    else grid.mark(cores, units)
    grid.heads[cell] = slot
    grid.rows[cores] = (grid.rows[cores] as number) + 1
  }

  /** Takes room (or gives it back, with negative amounts). The caller has seen that it is there. */
  take(slot: number, cores: number, units: number, diskGiB: number): void {
    const grid = this.gridOf(slot)
    const cell = this.cellOf[slot] as number
    const row = (cell / grid.columns) | 0
    this.leave(slot)
    this.diskOf[slot] = (this.diskOf[slot] as number) - diskGiB
    this.enter(slot, row - cores, cell - row * grid.columns - units)
  }

  /** What the index holds of memory. */
  bytes(): number {
    const perHost = [this.shapeOf, this.cellOf, this.diskOf, this.nextOf, this.before]
    const perShape = this.shapes.flatMap(({ bits, heads, rows }) => [bits, heads, rows])
    return [...perHost, ...perShape].reduce((sum, array) => sum + array.byteLength, 0)
  }

  private shapeFor({ cores, memoryMiB }: HostShape): number {
    const units = Math.floor(memoryMiB / this.unitMiB)
    const known = this.shapes.findIndex((grid) => grid.cores === cores && grid.units === units)
    return known >= 0 ? known : this.shapes.push(new ShapeGrid(cores, units)) - 1
  }

  private grow(): void {
    this.shapeOf = grown(this.shapeOf)
    this.cellOf = grown(this.cellOf)
    this.diskOf = grown(this.diskOf)
    this.nextOf = grown(this.nextOf)
    this.before = grown(this.before)
  }
}

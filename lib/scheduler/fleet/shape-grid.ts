/** End of a list, and of a search that found nothing. */
export const none = -1

/**
 * Hosts of one shape by what they have free: a cell for every (free cores, free memory), a bit for every cell
 * in use. Hosts in one cell are alike, so a search looks at cells, never at hosts, and costs the same however
 * many hosts there are. Memory is counted in units of `Fleet.unitMiB`.
 */
export class ShapeGrid {
  readonly columns: number
  readonly words: number
  readonly bits: Int32Array
  /** First host of a cell; the others follow by the fleet's links. */
  readonly heads: Int32Array
  /** Hosts in a row, so that empty rows are passed over. */
  readonly rows: Int32Array

  constructor(
    readonly cores: number,
    readonly units: number,
  ) {
    this.columns = units + 1
    this.words = (this.columns + 31) >> 5
    this.bits = new Int32Array((cores + 1) * this.words)
    this.heads = new Int32Array((cores + 1) * this.columns).fill(none)
    this.rows = new Int32Array(cores + 1)
  }

  fork(): ShapeGrid {
    const copy = new ShapeGrid(this.cores, this.units)
    copy.bits.set(this.bits)
    copy.heads.set(this.heads)
    copy.rows.set(this.rows)
    return copy
  }

  cellOf(freeCores: number, freeUnits: number): number {
    return freeCores * this.columns + freeUnits
  }

  mark(row: number, column: number): void {
    const word = row * this.words + (column >> 5)
    this.bits[word] = (this.bits[word] as number) | (1 << (column & 31))
  }

  unmark(row: number, column: number): void {
    const word = row * this.words + (column >> 5)
    this.bits[word] = (this.bits[word] as number) & ~(1 << (column & 31))
  }

  /** The first cell in use of a row from a column on. */
  firstFrom(row: number, column: number): number {
    if (column >= this.columns) return none
    let word = column >> 5
    const base = row * this.words
    let found = (this.bits[base + word] as number) & (-1 << (column & 31))
    while (found === 0) {
      word += 1
      if (word === this.words) return none
      found = this.bits[base + word] as number
    }
    return (word << 5) + 31 - Math.clz32(found & -found)
  }

  /** The last cell in use of a row, not before a column. */
  lastFrom(row: number, column: number, least: number): number {
    if (column < least) return none
    let word = column >> 5
    const base = row * this.words
    let found = (this.bits[base + word] as number) & (-1 >>> (31 - (column & 31)))
    while (found === 0) {
      word -= 1
      if (word < 0) return none
      found = this.bits[base + word] as number
    }
    const last = (word << 5) + 31 - Math.clz32(found)
    return last < least ? none : last
  }
}

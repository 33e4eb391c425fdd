/**
 * Hosts of one shape counted by what they have free (a Fenwick tree over both amounts): adding one and asking
 * how many have at least so much take some dozens of steps, however many hosts there are.
 */
export class ShapeCounts {
  private readonly sums: Int32Array
  private readonly width: number

  constructor(
    private readonly cores: number,
    private readonly units: number,
  ) {
    this.width = units + 2
    this.sums = new Int32Array((cores + 2) * this.width)
  }

  /** `count` hosts more (or fewer, negative) with exactly so much free. */
  add(freeCores: number, freeUnits: number, count: number): void {
    for (let row = this.cores - freeCores + 1; row <= this.cores + 1; row += row & -row)
      for (let column = this.units - freeUnits + 1; column <= this.units + 1; column += column & -column) {
        const cell = row * this.width + column
        this.sums[cell] = (this.sums[cell] as number) + count
      }
  }

  /** Hosts with at least so much of both free. */
  atLeast(cores: number, units: number): number {
    let count = 0
    for (let row = this.cores - cores + 1; row > 0; row -= row & -row)
      for (let column = this.units - units + 1; column > 0; column -= column & -column)
        count += this.sums[row * this.width + column] as number
    return count
  }
}

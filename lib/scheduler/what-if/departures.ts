/** Who leaves next: a binary heap of (moment, machine) in typed arrays. Equal moments leave in the order of their numbers. */
export class Departures {
  size = 0
  private readonly at: Float64Array
  private readonly who: Int32Array

  constructor(most: number) {
    this.at = new Float64Array(most + 1)
    this.who = new Int32Array(most + 1)
  }

  /** Infinity when nobody leaves any more. */
  get next(): number {
    return this.size > 0 ? (this.at[0] as number) : Number.POSITIVE_INFINITY
  }

  add(at: number, who: number): void {
    let place = this.size++
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!this.isBefore(at, who, parent)) break
      this.put(place, this.at[parent] as number, this.who[parent] as number)
      place = parent
    }
    this.put(place, at, who)
  }

  take(): number {
    const first = this.who[0] as number
    const at = this.at[--this.size] as number
    const who = this.who[this.size] as number
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= this.size) break
      const right = child + 1
      if (right < this.size && this.isBefore(this.at[right] as number, this.who[right] as number, child))
        child = right
      if (this.isBefore(at, who, child)) break
      this.put(place, this.at[child] as number, this.who[child] as number)
      place = child
    }
    this.put(place, at, who)
    return first
  }

  private isBefore(at: number, who: number, place: number): boolean {
    const other = this.at[place] as number
    return at < other || (at === other && who < (this.who[place] as number))
  }

  private put(place: number, at: number, who: number): void {
    this.at[place] = at
    this.who[place] = who
  }
}

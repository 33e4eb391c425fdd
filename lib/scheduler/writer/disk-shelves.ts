const shelfGiB = 64

/** Hosts by free disk, so that the few that lack it are found without looking at the others. */
export class DiskShelves {
  private readonly shelves: Set<number>[] = []

  /** The host moves from what it had free (GiB; null: was not in the search) to what it has now. */
  move(slot: number, before: number | null, after: number | null): void {
    const [from, to] = [shelfOf(before), shelfOf(after)]
    if (from === to) return
    if (from !== null) this.shelves[from]?.delete(slot)
    if (to !== null) this.shelf(to).add(slot)
  }

  /** Slots of hosts that may have less than so much free: those of its own shelf are yet to be compared. */
  *upTo(diskGiB: number): Generator<number> {
    const last = Math.min(shelfOf(diskGiB) ?? 0, this.shelves.length - 1)
    for (let at = 0; at <= last; at++) yield* this.shelves[at] ?? []
  }

  private shelf(at: number): Set<number> {
    while (this.shelves.length <= at) this.shelves.push(new Set())
    return this.shelves[at] as Set<number>
  }
}

const shelfOf = (gib: number | null): number | null => (gib === null ? null : Math.floor(gib / shelfGiB))

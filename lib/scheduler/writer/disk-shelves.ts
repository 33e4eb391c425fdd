const shelfGiB = 8

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

  /**
   * Counts hosts that may have less than so much free and of which `lacks` says so (those of its own shelf are
   * yet to be compared), looking at no more than `most`: null when there are more.
   */
  countUpTo(diskGiB: number, most: number, lacks: (slot: number) => boolean): number | null {
    const last = Math.min(shelfOf(diskGiB) ?? 0, this.shelves.length - 1)
    let [count, looked] = [0, 0]
    for (let at = 0; at <= last; at++)
      for (const slot of this.shelves[at] ?? []) {
        if (looked++ === most) return null
        if (lacks(slot)) count += 1
      }
    return count
  }

  private shelf(at: number): Set<number> {
    while (this.shelves.length <= at) this.shelves.push(new Set())
    return this.shelves[at] as Set<number>
  }
}

const shelfOf = (gib: number | null): number | null => (gib === null ? null : Math.floor(gib / shelfGiB))

import type { Fleet } from '@/lib/scheduler/fleet/fleet'
import { none, type ShapeGrid } from '@/lib/scheduler/fleet/shape-grid'
import type { Policy } from '@/lib/scheduler/policies/policy'

/** One machine, in the fleet's units. Slots named in `members` are those where its group stands already. */
export type Asked = {
  cores: number
  units: number
  diskGiB: number
  /** Anti-affinity: at most so many of the group on one host. */
  group?: { maxPerHost: number; members: ReadonlyMap<number, number> }
  /** Affinity: only these hosts. */
  among?: readonly number[]
  /** Not these: the next best are asked for, when the best are known. */
  except?: readonly number[]
}

/** The best so far; a search over several fleets passes it on, so that each stops as early as it can. */
export type Found = { slot: number; score: number }
export const nothingYet = (): Found => ({ slot: none, score: Number.POSITIVE_INFINITY })

/**
 * Improves `found` where the fleet has a better host: the same score as looking at every host would find.
 * Answers whether it did.
 */
export function findBest(fleet: Fleet, policy: Policy, asked: Asked, found: Found): boolean {
  const before = found.score
  if (asked.among) {
    for (const slot of asked.among) weigh(fleet, policy, asked, slot, found)
    return found.score < before
  }
  for (const grid of fleet.shapes) {
    if (grid.cores >= asked.cores && grid.units >= asked.units)
      searches[policy.trend](fleet, grid, policy, asked, found)
  }
  if (asked.group) {
    for (const slot of asked.group.members.keys()) weigh(fleet, policy, asked, slot, found)
  }
  return found.score < before
}

const searches = { rising: searchRising, falling: searchFalling, mixed: searchAll }

function searchRising(fleet: Fleet, grid: ShapeGrid, policy: Policy, asked: Asked, found: Found): void {
  const { cores, units } = asked
  for (let row = cores; row <= grid.cores; row++) {
    if (grid.rows[row] === 0) continue
    const cpuLeft = (row - cores) / grid.cores
    if (policy.score(cpuLeft, 0, false, 0) >= found.score) return
    let column = grid.firstFrom(row, units)
    while (column !== none) {
      if (!better(fleet, grid, policy, asked, row, column, cpuLeft, found)) break
      column = grid.firstFrom(row, column + 1)
    }
  }
}

function searchFalling(fleet: Fleet, grid: ShapeGrid, policy: Policy, asked: Asked, found: Found): void {
  const { cores, units } = asked
  for (let row = grid.cores; row >= cores; row--) {
    if (grid.rows[row] === 0) continue
    const cpuLeft = (row - cores) / grid.cores
    if (policy.score(cpuLeft, (grid.units - units) / grid.units, false, 0) >= found.score) return
    let column = grid.lastFrom(row, grid.units, units)
    while (column !== none) {
      if (!better(fleet, grid, policy, asked, row, column, cpuLeft, found)) break
      column = grid.lastFrom(row, column - 1, units)
    }
  }
}

function searchAll(fleet: Fleet, grid: ShapeGrid, policy: Policy, asked: Asked, found: Found): void {
  for (let row = asked.cores; row <= grid.cores; row++) {
    if (grid.rows[row] === 0) continue
    const cpuLeft = (row - asked.cores) / grid.cores
    let column = grid.firstFrom(row, asked.units)
    while (column !== none) {
      better(fleet, grid, policy, asked, row, column, cpuLeft, found)
      column = grid.firstFrom(row, column + 1)
    }
  }
}

/** Takes the cell when it scores better and a host in it will do; answers whether the next cell could be better still. */
function better(
  fleet: Fleet,
  grid: ShapeGrid,
  policy: Policy,
  asked: Asked,
  row: number,
  column: number,
  cpuLeft: number,
  found: Found,
): boolean {
  const idle = row === grid.cores && column === grid.units
  const score = policy.score(cpuLeft, (column - asked.units) / grid.units, idle, 0)
  if (score >= found.score) return false
  const slot = firstThatWillDo(fleet, grid.heads[row * grid.columns + column] as number, asked)
  if (slot === none) return true
  found.slot = slot
  found.score = score
  return false
}

function firstThatWillDo(fleet: Fleet, head: number, { diskGiB, group, except }: Asked): number {
  let slot = head
  while (slot !== none) {
    if (fleet.diskGiB(slot) >= diskGiB && !group?.members.has(slot) && !except?.includes(slot)) return slot
    slot = fleet.nextAlike(slot)
  }
  return none
}

/** One host by itself: of the machine's group, or where it must stand. */
function weigh(fleet: Fleet, policy: Policy, asked: Asked, slot: number, found: Found): void {
  if (!fleet.isIn(slot) || fleet.diskGiB(slot) < asked.diskGiB) return
  if (asked.except?.includes(slot)) return
  const neighbours = asked.group?.members.get(slot) ?? 0
  if (asked.group && neighbours >= asked.group.maxPerHost) return
  const grid = fleet.gridOf(slot)
  const cores = fleet.freeCores(slot)
  const units = fleet.freeUnits(slot)
  if (cores < asked.cores || units < asked.units) return
  const idle = cores === grid.cores && units === grid.units
  const score = policy.score(
    (cores - asked.cores) / grid.cores,
    (units - asked.units) / grid.units,
    idle,
    neighbours,
  )
  if (score >= found.score) return
  found.slot = slot
  found.score = score
}

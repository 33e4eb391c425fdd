import { type Bench, median } from '@/bench/bench'
import { aFleetLike, aStream, HostArrays, Standing, type Stream, someGroup } from '@/bench/index-world'
import { randomFrom } from '@/lib/random'
import { type Asked, findBest, nothingYet } from '@/lib/scheduler/fleet/find-best'
import type { Fleet } from '@/lib/scheduler/fleet/fleet'
import { pack } from '@/lib/scheduler/policies/pack'

const filled = 0.85

/** Looks at every host: what the index is measured against. */
function scan(hosts: HostArrays, asked: Asked, found: { slot: number; score: number }): void {
  const { freeCores, freeUnits, disk, cores, units, count } = hosts
  const members = asked.group?.members
  for (let slot = 0; slot < count; slot++) {
    const coresLeft = (freeCores[slot] as number) - asked.cores
    const unitsLeft = (freeUnits[slot] as number) - asked.units
    if (coresLeft < 0 || unitsLeft < 0 || (disk[slot] as number) < asked.diskGiB) continue
    const neighbours = members === undefined ? 0 : (members.get(slot) ?? 0)
    if (asked.group && neighbours >= asked.group.maxPerHost) continue
    const idle = freeCores[slot] === cores[slot] && freeUnits[slot] === units[slot]
    const score = pack.score(
      coresLeft / (cores[slot] as number),
      unitsLeft / (units[slot] as number),
      idle,
      neighbours,
    )
    if (score < found.score) {
      found.score = score
      found.slot = slot
    }
  }
}

type Arm = {
  find(asked: Asked, found: { slot: number; score: number }): void
  take(slot: number, cores: number, units: number, diskGiB: number): void
}
const byIndex = (fleet: Fleet): Arm => ({
  find: (asked, found) => void findBest(fleet, pack, asked, found),
  take: (slot, cores, units, diskGiB) => fleet.take(slot, cores, units, diskGiB),
})
const byScan = (hosts: HostArrays): Arm => ({
  find: (asked, found) => scan(hosts, asked, found),
  take: (slot, cores, units, diskGiB) => hosts.take(slot, cores, units, diskGiB),
})

/** The first decides, both carry it out. */
const together = (first: Arm, second: Arm): Arm => ({
  find: first.find,
  take: (slot, cores, units, diskGiB) => {
    first.take(slot, cores, units, diskGiB)
    second.take(slot, cores, units, diskGiB)
  },
})

/** A cell of machines that come and go: one is placed and, once the hosts are full enough, one leaves. */
class Cell {
  readonly standing: Standing
  private readonly asked: Asked = { cores: 0, units: 0, diskGiB: 0 }
  private readonly found = nothingYet()
  private at = 0
  private used = 0

  constructor(
    public arm: Arm,
    private readonly stream: Stream,
    private readonly target: number,
  ) {
    this.standing = new Standing(stream.cores.length)
  }

  run(decisions: number): void {
    const { cores, units, diskGiB, leaves } = this.stream
    const { asked, found, arm, standing } = this
    for (let left = decisions; left > 0; left--) {
      const at = this.at
      this.at = at + 1 === cores.length ? 0 : at + 1
      asked.cores = cores[at] as number
      asked.units = units[at] as number
      asked.diskGiB = diskGiB[at] as number
      found.slot = -1
      found.score = Number.POSITIVE_INFINITY
      arm.find(asked, found)
      if (found.slot >= 0) {
        arm.take(found.slot, asked.cores, asked.units, asked.diskGiB)
        standing.add(found.slot, asked.cores, asked.units, asked.diskGiB)
        this.used += asked.cores
      }
      while (this.used > this.target) {
        const gone = standing.remove(leaves[at] as number)
        arm.take(gone.host, -gone.cores, -gone.units, -gone.diskGiB)
        this.used -= gone.cores
      }
    }
  }
}

const coresOf = (hosts: HostArrays) => hosts.cores.reduce((sum, cores) => sum + cores, 0)

function rate(cell: Cell, decisions: number): number {
  const started = performance.now()
  cell.run(decisions)
  return (decisions / (performance.now() - started)) * 1000
}

/** Decisions a second of both, in turns, on cells filled alike. */
function measure(count: number, repeats: number, say: (line: string) => void) {
  const hosts = new HostArrays(count)
  const target = coresOf(hosts) * filled
  const stream = aStream(11, Math.max(2_000_000, count * 40))
  const fleet = aFleetLike(hosts)
  const indexed = new Cell(byIndex(fleet), stream, target)
  indexed.run(count * 20)
  // The scan would take minutes to fill its cell: until then the index decides for it.
  const shadow = aFleetLike(hosts)
  const scanned = new Cell(together(byIndex(shadow), byScan(hosts)), stream, target)
  scanned.run(count * 20)
  scanned.arm = byScan(hosts)
  const rates = { index: [] as number[], scan: [] as number[] }
  for (let repeat = 0; repeat < repeats; repeat++) {
    rates.index.push(rate(indexed, 1_000_000))
    rates.scan.push(rate(scanned, Math.max(200, 20_000_000 / count)))
  }
  const over = median(rates.index.map((value, at) => value / (rates.scan[at] ?? value)))
  say(`${count} hosts: ${Math.round(median(rates.index))}/s, ${over.toFixed(0)} x the scan`)
  return { over, rate: median(rates.index), bytes: fleet.bytes() / count }
}

/** Decisions in which the index found another score than the scan on the same hosts, with zones, groups and disk. */
function differences(count: number, decisions: number): number {
  const random = randomFrom(count)
  const zones = [0, 1].map((zone) => {
    const hosts = new HostArrays(count / 2)
    for (let slot = 0; slot < hosts.count; slot++) hosts.disk[slot] = 200 + random.below(4000) + zone
    const fleet = aFleetLike(hosts)
    for (let slot = 0; slot < hosts.count; slot++) fleet.diskOf[slot] = hosts.disk[slot] as number
    const standing = new Standing(count * 60)
    return { hosts, fleet, standing, used: 0, target: coresOf(hosts) * filled }
  })
  const stream = aStream(count + 1, decisions)
  let different = 0
  const fill = count * 10
  for (let at = 0; at < decisions + fill; at++) {
    const zone = zones[random.below(2)] as (typeof zones)[number]
    const { hosts, fleet, standing } = zone
    const n = at % decisions
    const asked: Asked = {
      cores: stream.cores[n] as number,
      units: stream.units[n] as number,
      diskGiB: stream.diskGiB[n] as number,
      group: random.below(5) === 0 ? someGroup(random, hosts.count) : undefined,
    }
    const found = nothingYet()
    findBest(fleet, pack, asked, found)
    if (at >= fill) {
      const seen = nothingYet()
      scan(hosts, asked, seen)
      if (seen.score !== found.score) different += 1
    }
    if (found.slot >= 0) {
      fleet.take(found.slot, asked.cores, asked.units, asked.diskGiB)
      hosts.take(found.slot, asked.cores, asked.units, asked.diskGiB)
      standing.add(found.slot, asked.cores, asked.units, asked.diskGiB)
      zone.used += asked.cores
    }
    while (zone.used > zone.target) {
      const gone = standing.remove(random.next())
      fleet.take(gone.host, -gone.cores, -gone.units, -gone.diskGiB)
      hosts.take(gone.host, -gone.cores, -gone.units, -gone.diskGiB)
      zone.used -= gone.cores
    }
  }
  return different
}

/**
 * index: placements a second of the exact index against a plain scan of typed arrays, and every score compared.
 * Options: --repeats 5 --decisions 1000000 (compared at 1,000 hosts; a hundredth of them at 100,000).
 */
export const bench: Bench = async ({ repeats = 5, decisions = 1_000_000 }, say) => {
  const [few, some, many] = [1_000, 10_000, 100_000].map((count) => measure(count, repeats, say))
  if (!few || !some || !many) throw new Error('nothing measured')
  const mismatches = differences(1_000, decisions) + differences(100_000, decisions / 100)
  return {
    ratios: {
      over_scan_10k: some.over,
      over_scan_100k: many.over,
      rate_100k_over_1k: many.rate / few.rate,
    },
    figures: {
      score_mismatches: mismatches,
      bytes_per_host: Math.max(some.bytes, many.bytes),
      per_s_1k: few.rate,
      per_s_10k: some.rate,
      per_s_100k: many.rate,
      compared: decisions + decisions / 100,
    },
  }
}

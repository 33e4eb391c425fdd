import { type Bench, median } from '@/bench/bench'
import { type Arm, follow, History, perform } from '@/bench/index-history'
import {
  aFleetLike,
  aStream,
  HostArrays,
  hostIn,
  type Kind,
  kindIn,
  kinds,
  packed,
  Standing,
  someGroup,
} from '@/bench/index-world'
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

const byIndex = (fleet: Fleet): Arm => ({
  find: (asked, found) => void findBest(fleet, pack, asked, found),
  take: (slot, cores, units, diskGiB) => fleet.take(slot, cores, units, diskGiB),
})
const byScan = (hosts: HostArrays): Arm => ({
  find: (asked, found) => scan(hosts, asked, found),
  take: (slot, cores, units, diskGiB) => hosts.take(slot, cores, units, diskGiB),
})

const coresOf = (hosts: HostArrays) => hosts.cores.reduce((sum, cores) => sum + cores, 0)

/** Decisions a second. */
function rate(arm: Arm, history: History, decisions: number): number {
  const told = history.tell(decisions)
  const started = performance.now()
  perform(arm, told)
  return (decisions / (performance.now() - started)) * 1000
}

/** The index and the scan over hosts filled alike: by the index, for the scan would take minutes. */
function world(count: number) {
  const hosts = { told: new HostArrays(count), measured: new HostArrays(count) }
  const fleets = { told: aFleetLike(hosts.told), measured: aFleetLike(hosts.told) }
  const stream = aStream(11, Math.max(2_000_000, count * 40))
  const history = new History(byIndex(fleets.told), stream, coresOf(hosts.told) * filled)
  const index = byIndex(fleets.measured)
  for (let turn = 0; turn < 20; turn++) {
    const told = history.tell(count)
    perform(index, told)
    for (const followed of [hosts.told, hosts.measured]) follow(byScan(followed), told)
  }
  return {
    count,
    index: { arm: index, history },
    scan: { arm: byScan(hosts.measured), history: history.fork(byScan(hosts.told)) },
    bytes: fleets.measured.bytes() / count,
    rates: { index: [] as number[], scan: [] as number[] },
  }
}

/** Decisions a second of both on all sizes, in turns, so that what else the machine does befalls each alike. */
function measure(sizes: readonly number[], repeats: number) {
  const measured = sizes.map(world)
  for (let repeat = 0; repeat < repeats; repeat++)
    for (const { count, index, scan, rates } of measured) {
      rates.index.push(rate(index.arm, index.history, 1_000_000))
      rates.scan.push(rate(scan.arm, scan.history, Math.max(200, 20_000_000 / count)))
    }
  return measured.map(({ count, bytes, rates }) => ({
    count,
    bytes,
    rates: rates.index,
    rate: median(rates.index),
    over: median(rates.index.map((value, at) => value / (rates.scan[at] ?? value))),
  }))
}

/** Decisions in which the index found another score than the scan on the same hosts, with zones, groups and disk. */
function differences(count: number, decisions: number): number {
  const random = randomFrom(count)
  const zones = [0, 1].map((zone) => {
    const hosts = new HostArrays(count / 2)
    for (let slot = 0; slot < hosts.count; slot++) hosts.disk[slot] = 200 + random.below(4000) + zone
    const fleet = aFleetLike(hosts)
    for (let slot = 0; slot < hosts.count; slot++) fleet.setDiskGiB(slot, hosts.disk[slot] as number)
    const standing = new Standing(count * 60)
    return { hosts, fleet, standing, used: 0, target: coresOf(hosts) * filled }
  })
  const stream = aStream(count + 1, decisions)
  let different = 0
  const fill = count * 10
  for (let at = 0; at < decisions + fill; at++) {
    const zone = zones[random.below(2)] as (typeof zones)[number]
    const { hosts, fleet, standing } = zone
    const kind = stream.kinds[at % decisions] as number
    const { cores, units, diskGiB } = kinds[kind] as Kind
    const asked: Asked = {
      cores,
      units,
      diskGiB,
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
      fleet.take(found.slot, cores, units, diskGiB)
      hosts.take(found.slot, cores, units, diskGiB)
      standing.add(packed(found.slot, kind))
      zone.used += cores
    }
    while (zone.used > zone.target) {
      const gone = standing.remove(random.next())
      const was = kinds[kindIn(gone)] as Kind
      fleet.take(hostIn(gone), -was.cores, -was.units, -was.diskGiB)
      hosts.take(hostIn(gone), -was.cores, -was.units, -was.diskGiB)
      zone.used -= was.cores
    }
  }
  return different
}

/**
 * index: placements a second of the exact index against a plain scan of typed arrays, and every score compared.
 * Options: --repeats 5 --decisions 1000000 (compared at 1,000 hosts; a hundredth of them at 100,000).
 */
export const bench: Bench = async ({ repeats = 5, decisions = 1_000_000 }, say) => {
  const measured = measure([1_000, 10_000, 100_000], repeats)
  for (const { count, rate, over } of measured)
    say(`${count} hosts: ${Math.round(rate)}/s, ${over.toFixed(0)} x the scan`)
  const [few, some, many] = measured
  if (!few || !some || !many) throw new Error('nothing measured')
  const mismatches = differences(1_000, decisions) + differences(100_000, decisions / 100)
  return {
    ratios: {
      over_scan_10k: some.over,
      over_scan_100k: many.over,
      rate_100k_over_1k: median(many.rates.map((value, at) => value / (few.rates[at] ?? value))),
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

import { describe, expect, test } from 'vitest'
import { type Random, randomFrom } from '@/lib/random'
import { type Asked, findBest, nothingYet } from '@/lib/scheduler/fleet/find-best'
import { Fleet } from '@/lib/scheduler/fleet/fleet'
import { type PolicyName, policies } from '@/lib/scheduler/policies/policies'

const shapes = [
  { cores: 40, memoryMiB: 90 * 1024, diskGiB: 900 },
  { cores: 80, memoryMiB: 180 * 1024, diskGiB: 2000 },
  { cores: 64, memoryMiB: 256 * 1024, diskGiB: 1500 },
]
const flavours = [
  [1, 1],
  [1, 4],
  [2, 4],
  [4, 8],
  [4, 32],
  [8, 16],
  [16, 64],
  [64, 128],
] as const

type Plain = {
  cores: number
  units: number
  diskGiB: number
  shape: { cores: number; units: number }
  there: boolean
}

/** Looks at every host, as nobody can doubt. */
function bestByScan(
  hosts: readonly Plain[],
  name: PolicyName,
  { cores, units, diskGiB, group, among }: Asked,
) {
  let best = Number.POSITIVE_INFINITY
  for (const [slot, host] of hosts.entries()) {
    const neighbours = group?.members.get(slot) ?? 0
    if (!host.there || host.cores < cores || host.units < units || host.diskGiB < diskGiB) continue
    if (among && !among.includes(slot)) continue
    if (group && neighbours >= group.maxPerHost) continue
    const idle = host.cores === host.shape.cores && host.units === host.shape.units
    const score = policies[name].score(
      (host.cores - cores) / host.shape.cores,
      (host.units - units) / host.shape.units,
      idle,
      neighbours,
    )
    best = Math.min(best, score)
  }
  return best
}

function aFleet(random: Random, count: number) {
  const fleet = new Fleet(1024)
  const hosts: Plain[] = []
  for (let at = 0; at < count; at++) {
    const { cores, memoryMiB, diskGiB } = random.pick(shapes)
    fleet.add({ cores, memoryMiB }, { cores, memoryMiB, diskGiB })
    const units = memoryMiB / 1024
    hosts.push({ cores, units, diskGiB, shape: { cores, units }, there: true })
  }
  return { fleet, hosts }
}

function anAsk(random: Random, count: number): Asked {
  const [cores, units] = random.pick(flavours)
  const asked = { cores, units, diskGiB: random.pick([0, 40, 200, 800]) }
  const some = () => Array.from({ length: 1 + random.below(8) }, () => random.below(count))
  const kind = random.below(10)
  if (kind === 0) return { ...asked, among: some() }
  if (kind > 3) return asked
  return {
    ...asked,
    group: { maxPerHost: 2, members: new Map(some().map((slot) => [slot, 1 + random.below(2)])) },
  }
}

describe.each(['pack', 'spread', 'blend'] as const)('%s', (name) => {
  test('the index finds what a look at every host finds, while machines come and go and hosts leave', () => {
    const random = randomFrom(7)
    const { fleet, hosts } = aFleet(random, 60)
    const machines: { slot: number; cores: number; units: number; diskGiB: number }[] = []
    const taken = (slot: number, cores: number, units: number, diskGiB: number) => {
      const host = hosts[slot] as Plain
      host.cores -= cores
      host.units -= units
      host.diskGiB -= diskGiB
      if (host.there) fleet.take(slot, cores, units, diskGiB)
    }
    for (let round = 0; round < 4000; round++) {
      const asked = anAsk(random, hosts.length)
      const found = nothingYet()
      findBest(fleet, policies[name], asked, found)
      expect(found.score).toBe(bestByScan(hosts, name, asked))
      if (found.slot >= 0) {
        const { cores, units, diskGiB } = asked
        taken(found.slot, cores, units, diskGiB)
        machines.push({ slot: found.slot, cores, units, diskGiB })
      }
      while (machines.length > 0 && (found.slot < 0 || random.below(100) < 45)) {
        const at = random.below(machines.length)
        const [gone] = machines.splice(at, 1)
        if (!gone || !hosts[gone.slot]?.there) break
        taken(gone.slot, -gone.cores, -gone.units, -gone.diskGiB)
        if (found.slot >= 0) break
      }
      if (random.below(200) === 0) {
        const slot = random.below(hosts.length)
        const host = hosts[slot] as Plain
        if (host.there) fleet.leave(slot)
        else fleet.enter(slot, host.cores, host.units)
        host.there = !host.there
      }
    }
  })
})

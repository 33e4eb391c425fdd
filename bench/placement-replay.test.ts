import { describe, expect, test } from 'vitest'
import { hostBound, placementBound } from '@/bench/placement-bounds'
import { burstyTrace } from '@/bench/placement-bursty'
import { chart } from '@/bench/placement-chart'
import { HostSet, hostsOf } from '@/bench/placement-hosts'
import { arms, highestOf, medianOf, moving, placedUntilRefused, whole } from '@/bench/placement-judge'
import { consolidation } from '@/bench/placement-moving'
import { type Arm, byPolicy, Replay } from '@/bench/placement-replay'
import { bursty, type Source } from '@/bench/placement-scenarios'
import { traceOf } from '@/bench/placement-trace'
import { pack } from '@/lib/scheduler/policies/pack'

type Cluster = Source['clusters'][number]
const pace = { everyS: 600, budget: 10 }
const trace = burstyTrace(3, 4000)
const window = { trace, from: 500, to: 4000, stay: false }
const hosts = hostsOf(12, [{ cores: 80, memoryGiB: 180 }], trace)

const replayed = (arm: Arm, untilRefused = false) => {
  const replay = new Replay(window, hosts, arm, { untilRefused })
  return { ...replay.run(), replay }
}

describe.each(Object.keys(arms))('%s', (name) => {
  test('never gives away what a host has not, and places at most what the volume allows', () => {
    const arm = arms[name] as Arm
    const { placed } = replayed(arm, true)
    const bound = placementBound(window, new HostSet(hosts))
    expect(bound.reached).toBe(true)
    expect(placed).toBeGreaterThan(0)
    expect(placed).toBeLessThanOrEqual(bound.placed)
    const { replay, refused, requests } = replayed(arm)
    expect(Math.min(...replay.hosts.freeCores, ...replay.hosts.freeUnits)).toBeGreaterThanOrEqual(0)
    expect(refused).toBeLessThan(requests)
  })
})

test('with room for all, no more hosts are saved by moving than the bound allows, and nobody is refused for it', () => {
  const many = hostsOf(60, [{ cores: 80, memoryGiB: 180 }], trace)
  const bound = hostBound(window, { cores: 80, units: 180 })
  const still = new Replay(window, many, byPolicy(pack)).run()
  const moved = new Replay(window, many, byPolicy(pack), {
    consolidation: consolidation(pack, pace),
  }).run()
  expect(moved.moves).toBeGreaterThan(0)
  expect(moved.refused).toBe(0)
  expect(moved.hostSeconds).toBeLessThan(still.hostSeconds)
  expect(bound.hostSeconds).toBeLessThanOrEqual(moved.hostSeconds)
  expect(bound.peak).toBeGreaterThan(0)
})

test('the bursty trace is one on which spreading refuses early', () => {
  const options = { repeats: 1, starts: 4, window: 0, pace }
  for (const cluster of bursty.clusters) {
    const { placed } = placedUntilRefused(bursty, cluster, options)
    expect(medianOf(placed, 'pack')).toBeGreaterThan(2 * medianOf(placed, 'nova'))
  }
})

test('a whole window: the tight cluster refuses, the roomy one does not, and moving machines empties hosts', () => {
  const options = { repeats: 2, starts: 1, window: 6000, pace }
  const [tight, roomy] = [whole(bursty, 1, options, false), whole(bursty, 1.5, options, true)]
  expect(medianOf(tight.refused, 'nova')).toBeGreaterThan(0)
  expect(highestOf(roomy.refusals, ['pack', moving])).toBe(0)
  expect(medianOf(roomy.overBound, moving)).toBeLessThan(medianOf(roomy.overBound, 'pack'))
  expect(medianOf(roomy.overBound, moving)).toBeGreaterThanOrEqual(1)
  const picture = chart([placedUntilRefused(bursty, bursty.clusters[0] as Cluster, options)], roomy)
  expect(picture).not.toMatch(/NaN|Infinity|undefined/)
})

test('two machines of more than half a host each need two hosts, whatever their volume', () => {
  const row = (arriveS: number) => ({ arriveS, lifetimeS: 100, cores: 41, memoryGiB: 1 })
  const rows = [row(0), row(0), { arriveS: 100, lifetimeS: 1, cores: 1, memoryGiB: 1 }]
  const two = { trace: traceOf('two', rows), from: 0, to: 3, stay: false }
  expect(hostBound(two, { cores: 82, units: 100 }).hostSeconds).toBe(100)
  expect(hostBound(two, { cores: 81, units: 100 }).hostSeconds).toBe(200)
})

test('a group keeps to its limit on one host, with the index and without', () => {
  const row = { arriveS: 0, lifetimeS: -1, cores: 1, memoryGiB: 1, group: 7, maxPerHost: 2 }
  const rows = Array.from({ length: 5 }, () => row)
  const five = { trace: traceOf('five', rows), from: 0, to: 5, stay: false }
  for (const arm of Object.values(arms)) {
    const replay = new Replay(five, hostsOf(2, [{ cores: 80, memoryGiB: 180 }], five.trace), arm)
    expect(replay.run().placed).toBe(4)
  }
})

import { expect, test } from 'vitest'
import type { Machine } from '@/lib/providers/compute/driver'
import { compareEngine, looksIncomplete, type Owned } from '@/lib/provisioning/compare-engine'

const anOwned = (token: string, changes: Partial<Owned> = {}): Owned => ({
  id: token,
  agencyId: 'agency',
  token,
  state: 'running',
  version: 1,
  engineRef: `vm-${token}`,
  missingSince: null,
  name: token,
  ...changes,
})
const aMachine = (token: string | null, changes: Partial<Machine> = {}): Machine => ({
  ref: `vm-${token}`,
  token,
  name: String(token),
  power: 'running',
  address: null,
  hostName: null,
  vcpu: 2,
  memoryMiB: 2048,
  diskGiB: 20,
  disks: 0,
  createdAt: new Date(0),
  ...changes,
})
const nobody = new Set<string>()

test('what agrees is no difference', () => {
  expect(compareEngine([aMachine('a')], [anOwned('a')], nobody)).toEqual({
    orphans: [],
    missing: [],
    moved: [],
  })
})

test('a machine without token, of nobody, or beside the owner’s own is an orphan', () => {
  const machines = [aMachine(null), aMachine('b'), aMachine('a'), aMachine('a', { ref: 'vm-second' })]
  const { orphans } = compareEngine(machines, [anOwned('a')], nobody)
  expect(orphans.map(({ ref }) => ref)).toEqual(['vm-null', 'vm-b', 'vm-second'])
})

test('what a run works on is left alone', () => {
  const busy = new Set(['a', 'b'])
  const difference = compareEngine([aMachine('b')], [anOwned('a')], busy)
  expect(difference).toEqual({ orphans: [], missing: [], moved: [] })
})

test('the engine’s power counts, but not in the recycle bin nor while it builds', () => {
  const instances = [anOwned('a'), anOwned('b', { state: 'recycled' }), anOwned('c')]
  const machines = [
    aMachine('a', { power: 'stopped' }),
    aMachine('b', { power: 'stopped' }),
    aMachine('c', { power: 'building' }),
  ]
  const { moved } = compareEngine(machines, instances, nobody)
  expect(moved.map(({ instance, state }) => [instance.token, state])).toEqual([['a', 'stopped']])
})

test('found again clears the mark; an instance already missing is not missed twice', () => {
  const instances = [anOwned('a', { missingSince: new Date(0) }), anOwned('b', { state: 'missing' })]
  const { moved, missing } = compareEngine([aMachine('a')], instances, nobody)
  expect(moved).toHaveLength(1)
  expect(missing).toEqual([])
})

test('an engine that forgot most of its machines is not believed', () => {
  expect(looksIncomplete(40, 40)).toBe(false)
  expect(looksIncomplete(60, 1000)).toBe(false)
  expect(looksIncomplete(600, 1000)).toBe(true)
})

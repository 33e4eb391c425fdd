import { expect, test } from 'vitest'
import { nothingYet } from '@/lib/scheduler/fleet/find-best'
import { pack } from '@/lib/scheduler/policies/pack'
import type { HostRow } from '@/lib/scheduler/writer/host-rows'
import { PoolIndex } from '@/lib/scheduler/writer/pool-index'

const size = { vcpu: 4, memoryMiB: 8192, diskGiB: 40 }
const host = (id: string, freeVcpu: number, version = 0, up = true): HostRow => [
  id,
  16,
  65_536,
  1000,
  freeVcpu,
  65_536,
  1000,
  up,
  version,
]

function bestOf(index: PoolIndex, hostId?: string): string | null {
  const found = nothingYet()
  return index.find(pack, size, found, undefined, hostId) ? index.idOf(found.slot) : null
}

test('of equal hosts the oldest is taken: rows come newest first', () => {
  expect(bestOf(new PoolIndex([host('new', 16), host('old', 16)]))).toBe('old')
})

test('one host alone can be asked for, and one that is not of the pool is none', () => {
  const index = new PoolIndex([host('a', 8), host('b', 16)])
  expect(bestOf(index)).toBe('a')
  expect(bestOf(index, 'b')).toBe('b')
  expect(bestOf(index, 'c')).toBeNull()
})

test('room under way counts as taken until the last batch has ended; then the newest row counts', () => {
  const index = new PoolIndex([host('a', 8)])
  const slot = index.slot('a') ?? -1
  index.take(slot, size)
  index.begin([slot])
  index.take(slot, size)
  index.begin([slot])
  index.see(host('a', 8, 1))
  expect(bestOf(index)).toBeNull()
  index.seeFree(slot, { vcpu: 0, memoryMiB: 1000, diskGiB: 10, version: 3 })
  index.end([slot])
  index.seeFree(slot, { vcpu: 4, memoryMiB: 9000, diskGiB: 50, version: 2 })
  index.end([slot])
  expect(bestOf(index)).toBeNull()
  index.see(host('a', 4, 4))
  expect(bestOf(index)).toBe('a')
})

test('a host that is not up is passed over until it is up again; an older row changes nothing', () => {
  const index = new PoolIndex([host('a', 16)])
  index.see(host('a', 16, 1, false))
  expect(bestOf(index)).toBeNull()
  index.see(host('a', 16, 0))
  expect(bestOf(index)).toBeNull()
  index.see(host('a', 16, 2))
  expect(bestOf(index)).toBe('a')
})

test('what is given back is free at once', () => {
  const index = new PoolIndex([host('a', 4)])
  const slot = index.slot('a') ?? -1
  index.take(slot, size)
  expect(bestOf(index)).toBeNull()
  index.take(slot, size, -1)
  expect(bestOf(index)).toBe('a')
})

test('a host that a batch is writing to is passed over for one as good, not for a worse one', () => {
  const index = new PoolIndex([host('idle', 16), host('b', 8), host('a', 8)])
  expect(bestOf(index)).toBe('a')
  index.begin([index.slot('a') ?? -1])
  expect(bestOf(index)).toBe('b')
  index.begin([index.slot('b') ?? -1])
  expect(bestOf(index)).toBe('a')
  index.end([index.slot('a') ?? -1])
  expect(bestOf(index)).toBe('a')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits } from '@/lib/scheduler/fits'
import { nearestPlan } from '@/lib/scheduler/nearest-plan'
import { type HostView, type PlaceRequest, place } from '@/lib/scheduler/place'
import { pack } from '@/lib/scheduler/policies/pack'
import type { Policy } from '@/lib/scheduler/policies/policy'
import { spread } from '@/lib/scheduler/policies/spread'

const request: PlaceRequest = {
  vcpu: 4,
  memoryMiB: 8192,
  diskGiB: 40,
  zone: 'extranet',
  protectionLevel: 3,
  architecture: 'x86_64',
}

function aHost(id: string, changes: Partial<HostView> = {}): HostView {
  const capacity = { vcpu: 64, memoryMiB: 262_144, diskGiB: 4000 }
  return {
    id,
    poolId: 'pool-1',
    poolOpen: true,
    zone: 'extranet',
    protectionLevels: [2, 3],
    architecture: 'x86_64',
    state: 'up',
    ...capacity,
    freeVcpu: capacity.vcpu,
    freeMemoryMiB: capacity.memoryMiB,
    freeDiskGiB: capacity.diskGiB,
    machines: 0,
    createdAt: new Date('2026-01-01'),
    ...changes,
  }
}

const used = (id: string, freeVcpu: number, changes: Partial<HostView> = {}) =>
  aHost(id, { freeVcpu, freeMemoryMiB: freeVcpu * 4096, freeDiskGiB: 1000, machines: 1, ...changes })

const winner = (hosts: HostView[], policy: Policy = pack, asked = request) => {
  const placement = place(asked, hosts, () => policy)
  return 'host' in placement ? placement.host.id : placement.refused.map(({ filter }) => filter)
}

describe('packing', () => {
  test('uses a host in use before an empty one', () => {
    expect(winner([aHost('empty'), used('busy', 60)])).toBe('busy')
  })

  test('takes the tightest fit', () => {
    expect(winner([used('loose', 40), used('tight', 16), used('full', 3)])).toBe('tight')
  })

  test('a tie goes to the oldest host whatever the order', () => {
    const hosts = [used('b', 20), used('a', 20), used('old', 20, { createdAt: new Date('2020-01-01') })]
    expect(winner(hosts)).toBe('old')
    expect(winner(hosts.toReversed())).toBe('old')
    expect(winner(hosts.slice(0, 2))).toBe('a')
  })

  test('names the best three and how many were looked at', () => {
    const placement = place(
      request,
      [10, 50, 20, 30, 2].map((free) => used(`free${free}`, free)),
      () => pack,
    )
    expect(placement).toMatchObject({
      looked: 5,
      best: [{ id: 'free10' }, { id: 'free20' }, { id: 'free30' }],
    })
  })
})

test('spreading takes the emptiest host and avoids the group', () => {
  expect(winner([used('busy', 20), aHost('empty')], spread)).toBe('empty')
  const group = { maxPerHost: 2, members: new Map([['empty', 1]]) }
  expect(winner([used('busy', 20), aHost('empty')], spread, { ...request, group })).toBe('busy')
})

describe('a refusal explains itself', () => {
  const cases: [string, Partial<HostView>][] = [
    ['pool', { poolOpen: false }],
    ['pool', { zone: 'intranet' }],
    ['level', { protectionLevels: [2] }],
    ['architecture', { architecture: 'aarch64' }],
    ['state', { state: 'maintenance' }],
    ['cpu', { freeVcpu: 3 }],
    ['memory', { freeMemoryMiB: 8191 }],
    ['disk', { freeDiskGiB: 39 }],
  ]

  test.each(cases)('by %s when every host is %o', (filter, changes) => {
    expect(winner([aHost('a', changes), aHost('b', changes)])).toEqual([filter])
  })

  test('the funnel says how many hosts each filter left', () => {
    const hosts = cases.map(([, changes], i) => aHost(String(i), changes))
    const placement = place(request, hosts, () => pack)
    expect(placement.funnel.map(({ remaining }) => remaining)).toEqual([6, 5, 4, 3, 2, 1, 0, 0, 0])
    expect(placement).toMatchObject({
      refused: [{ filter: 'disk', code: 'scheduler.refusedDisk', params: { needed: 40, best: 39 } }],
    })
  })

  test('names everything that is short, with what is needed and the most there is', () => {
    const placement = place(request, [aHost('a', { freeVcpu: 2, freeDiskGiB: 10 })], () => pack)
    expect(placement).toMatchObject({
      refused: [
        { filter: 'cpu', params: { needed: 4, best: 2 } },
        { filter: 'disk', params: { needed: 40, best: 10 } },
      ],
    })
  })

  test('by the anti-affinity group when every host has its member', () => {
    const group = { maxPerHost: 1, members: new Map([['a', 1]]) }
    expect(winner([aHost('a')], pack, { ...request, group })).toEqual(['group'])
    expect(winner([aHost('a'), aHost('b')], pack, { ...request, group })).toBe('b')
  })

  const together = { maxPerHost: 9, together: true, members: new Map([['a', 1]]) }

  test('by the group that keeps together when its host has no room, though another has', () => {
    expect(winner([aHost('a'), aHost('b')], pack, { ...request, group: together })).toBe('a')
    expect(
      place({ ...request, group: together }, [aHost('a', { freeVcpu: 2 }), aHost('b')], () => pack),
    ).toMatchObject({ refused: [{ code: 'scheduler.refusedTogether', params: { needed: 4, best: 2 } }] })
    expect(winner([aHost('b')], pack, { ...request, group: { ...together, members: new Map() } })).toBe('b')
  })

  test('the first of a group looks for room for all of them', () => {
    const hosts = [aHost('a', { freeVcpu: 6 }), aHost('b')]
    expect(winner(hosts)).toBe('a')
    expect(winner(hosts, pack, { ...request, mates: { vcpu: 4, memoryMiB: 8192, diskGiB: 40 } })).toBe('b')
  })

  test('by what is held back of the pool: an order is, a rebuild may use its part', () => {
    const kept = (orders: number, recovery: number) => ({
      heldBack: { orders: { vcpu: orders, memoryMiB: 0 }, recovery: { vcpu: recovery, memoryMiB: 0 } },
    })
    const hosts = [aHost('a', { freeVcpu: 8, ...kept(10, 2) }), aHost('b', { freeVcpu: 4, ...kept(10, 2) })]
    expect(place(request, hosts, () => pack)).toMatchObject({
      refused: [{ code: 'scheduler.refusedHeadroom', params: { needed: 4, best: 2 } }],
    })
    expect(fits(request, hosts)).toBe(0)
    expect(fits({ ...request, vcpu: 1 }, hosts)).toBe(2)
    expect(fits({ ...request, recovery: true }, hosts)).toBe(2)
    expect(winner(hosts, pack, { ...request, recovery: true })).toBe('b')
  })

  test('without hosts it is the pool', () => expect(winner([])).toEqual(['pool']))
})

test('fits says exactly how many could be placed one after the other, and no host is oversold', () => {
  const host = fc.record({ freeVcpu: fc.nat(64), freeMemoryMiB: fc.nat(65_536), freeDiskGiB: fc.nat(400) })
  fc.assert(
    fc.property(fc.array(host, { maxLength: 6 }), fc.option(fc.nat(3)), (free, maxPerHost) => {
      const hosts = free.map((rest, i) => aHost(String(i), rest))
      const members = new Map<string, number>()
      const asked = maxPerHost === null ? request : { ...request, group: { maxPerHost, members } }
      const promised = fits(asked, hosts)
      for (let placed = 0; placed < promised; placed++) {
        const placement = place(asked, hosts, () => pack)
        if (!('host' in placement)) throw new Error('promised but refused')
        placement.host.freeVcpu -= asked.vcpu
        placement.host.freeMemoryMiB -= asked.memoryMiB
        placement.host.freeDiskGiB -= asked.diskGiB
        placement.host.machines++
        members.set(placement.host.id, (members.get(placement.host.id) ?? 0) + 1)
      }
      expect(hosts.every((each) => Math.min(each.freeVcpu, each.freeMemoryMiB, each.freeDiskGiB) >= 0)).toBe(
        true,
      )
      expect(place(asked, hosts, () => pack)).toHaveProperty('refused')
    }),
  )
})

describe('the nearest plan that fits', () => {
  const plans = [
    { code: 'c2m4', vcpu: 2, memoryMiB: 4096 },
    { code: 'c4m8', vcpu: 4, memoryMiB: 8192 },
    { code: 'c8m16', vcpu: 8, memoryMiB: 16_384 },
  ]

  test('is the plan itself when it fits', () => {
    expect(nearestPlan(request, plans, [aHost('a')])?.code).toBe('c4m8')
  })

  test('is smaller when room is short, and must hold as many as were asked for', () => {
    const asked = { ...request, vcpu: 8, memoryMiB: 16_384 }
    expect(nearestPlan(asked, plans, [aHost('a', { freeVcpu: 7 })])?.code).toBe('c4m8')
    expect(nearestPlan(asked, plans, [aHost('a', { freeVcpu: 7 })], 2)?.code).toBe('c2m4')
  })

  test('is none when nothing fits', () => {
    expect(nearestPlan(request, plans, [aHost('a', { state: 'down' })])).toBeNull()
  })
})

import { expect, test } from 'vitest'
import { type Leaving, planEvacuation } from '@/lib/evacuation/plan-evacuation'
import type { HostView } from '@/lib/scheduler/place'
import { pack } from '@/lib/scheduler/policies/pack'

const request = {
  vcpu: 4,
  memoryMiB: 8192,
  diskGiB: 40,
  zone: 'extranet',
  protectionLevel: 2,
  architecture: 'x86_64',
}
const aHost = (id: string, free: number): HostView => ({
  id,
  poolId: 'p',
  poolOpen: true,
  zone: 'extranet',
  protectionLevels: [2],
  architecture: 'x86_64',
  state: 'up',
  vcpu: 32,
  memoryMiB: 131_072,
  diskGiB: 4000,
  freeVcpu: free,
  freeMemoryMiB: free * 4096,
  freeDiskGiB: 4000,
  machines: 0,
  createdAt: new Date(0),
})
const aMachine = (id: string, more: Partial<Leaving> = {}): Leaving => ({
  id,
  request,
  groupId: null,
  obstacle: null,
  ...more,
})
const plan = (machines: Leaving[], hosts: HostView[], groups = new Map()) =>
  planEvacuation(machines, hosts, groups, () => pack).map(({ machine, to, stays }) => [
    machine.id,
    to?.id ?? stays?.code,
  ])

test('the largest leaves first, and those after it find what it left', () => {
  const large = aMachine('large', { request: { ...request, vcpu: 8 } })
  const hosts = [aHost('a', 8), aHost('b', 4)]
  expect(plan([aMachine('x'), large], hosts)).toEqual([
    ['large', 'a'],
    ['x', 'b'],
  ])
  expect(hosts[0]?.freeVcpu).toBe(8)
})

test('what finds no room stays, and is told what is short', () => {
  const [, second] = planEvacuation([aMachine('x'), aMachine('y')], [aHost('a', 4)], new Map(), () => pack)
  expect(second).toMatchObject({ to: null, stays: { code: 'cpu', params: { needed: 4, best: 0 } } })
})

test('members of a group go to hosts of their own, or stay', () => {
  const groups = new Map([['g', { maxPerHost: 1, members: new Map([['a', 1]]) }]])
  const one = aMachine('x', { groupId: 'g' })
  const two = aMachine('y', { groupId: 'g' })
  expect(plan([one, two], [aHost('a', 32), aHost('b', 32)], groups)).toEqual([
    ['x', 'b'],
    ['y', 'group'],
  ])
  expect(groups.get('g')?.members.size).toBe(1)
})

test('what may not move takes no room from the others', () => {
  const pinned = aMachine('pinned', { obstacle: { code: 'pinned', params: { reason: '授时卡' } } })
  expect(plan([pinned, aMachine('x')], [aHost('a', 4)])).toEqual([
    ['pinned', 'pinned'],
    ['x', 'a'],
  ])
})

const pairOf = (members: [string, number][]) =>
  new Map([['g', { maxPerHost: 9, together: true, members: new Map(members) }]])

test('a group that keeps together goes to one host, where there is room for all of it', () => {
  const groups = pairOf([['gone', 2]])
  const pair = [aMachine('x', { groupId: 'g' }), aMachine('y', { groupId: 'g' })]
  expect(plan(pair, [aHost('a', 4), aHost('b', 12)], groups)).toEqual([
    ['x', 'b'],
    ['y', 'b'],
  ])
  expect(plan(pair, [aHost('a', 4), aHost('b', 4)], groups)).toEqual([
    ['x', 'cpu'],
    ['y', 'cpu'],
  ])
})

test('all of it stays when one of it must, and says so', () => {
  const pinned = aMachine('x', { groupId: 'g', obstacle: { code: 'pinned' } })
  const machines = [pinned, aMachine('y', { groupId: 'g' }), aMachine('z')]
  expect(plan(machines, [aHost('a', 32)], pairOf([['gone', 2]]))).toEqual([
    ['x', 'pinned'],
    ['y', 'together'],
    ['z', 'a'],
  ])
})

test('what is left of a group follows those that have gone before', () => {
  const hosts = [aHost('a', 4), aHost('b', 12)]
  expect(plan([aMachine('x', { groupId: 'g' })], hosts, pairOf([['b', 1]]))).toEqual([['x', 'b']])
})

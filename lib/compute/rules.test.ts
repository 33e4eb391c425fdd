import { describe, expect, test } from 'vitest'
import { type InstanceVerb, instanceCan, instanceVerbs } from '@/lib/compute/rules'
import type { InstanceState } from '@/lib/provisioning/rules'

const now = new Date('2026-11-20T02:00:00Z')
const later = new Date('2026-11-22T02:00:00Z')
const machine = (state: InstanceState, recycleUntil: Date | null = null) => ({
  state,
  recycleUntil,
  fulfilment: 'compute' as const,
})
const reasonOf = (verdict: ReturnType<typeof instanceCan>) => (verdict.ok ? null : verdict.reason)

describe('what may be done with an instance', () => {
  test.each<[InstanceState, InstanceVerb[]]>([
    ['running', ['stop', 'reboot', 'rename', 'tag', 'changePlan', 'renew', 'close', 'transfer']],
    ['stopped', ['start', 'rename', 'tag', 'changePlan', 'renew', 'close', 'transfer']],
    ['suspended', ['tag', 'renew', 'close']],
    ['building', ['tag']],
    ['failed', ['tag', 'close']],
    ['missing', ['tag', 'close']],
    ['closing', []],
    ['closed', []],
  ])('%s', (state, allowed) => {
    expect(instanceVerbs.filter((verb) => instanceCan(verb, machine(state), { now }).ok)).toEqual(allowed)
  })

  test('a refusal names the state it stands in', () => {
    expect(reasonOf(instanceCan('start', machine('running'), { now }))).toBe('compute.whileRunning')
  })

  test('one operation at a time; tags may be changed meanwhile', () => {
    expect(reasonOf(instanceCan('stop', machine('running'), { now, openRun: true }))).toBe('compute.runOpen')
    expect(instanceCan('tag', machine('running'), { now, openRun: true }).ok).toBe(true)
  })

  test('an offered machine stays as it is until the offer is answered', () => {
    expect(reasonOf(instanceCan('stop', machine('running'), { now, offered: true }))).toBe('compute.offered')
  })

  test('an open order forbids a second one, not the power button', () => {
    const facts = { now, orderNumber: 'ZT-2611-0001' }
    expect(instanceCan('changePlan', machine('running'), facts)).toEqual({
      ok: false,
      reason: 'compute.orderOpen',
      params: { number: 'ZT-2611-0001' },
    })
    expect(instanceCan('stop', machine('running'), facts).ok).toBe(true)
  })

  test('a closed machine can be restored until its recycle period ends', () => {
    expect(instanceCan('restore', machine('recycled', later), { now }).ok).toBe(true)
    expect(reasonOf(instanceCan('restore', machine('recycled', now), { now }))).toBe('compute.recycleOver')
  })

  test('a service fulfilled by a person has no power button, but can be renewed', () => {
    const manual = { ...machine('running'), fulfilment: 'manual' as const }
    expect(reasonOf(instanceCan('stop', manual, { now }))).toBe('compute.byHand')
    expect(instanceCan('renew', manual, { now }).ok).toBe(true)
  })
})

import { expect, test } from 'vitest'
import { type BasisItem, compareBasis } from '@/lib/orders/compare-basis'

const seen: BasisItem[] = [
  { key: 'total', kind: 'money', value: '255936' },
  { key: 'quota.vcpu', kind: 'amount', value: 62, of: 120 },
  { key: 'capacity.p1', kind: 'count', value: 9 },
]

test('only what differs is marked as changed, a raised limit included', () => {
  const now: BasisItem[] = [
    { key: 'quota.vcpu', kind: 'amount', value: 62, of: 160 },
    { key: 'total', kind: 'money', value: '255936' },
    { key: 'capacity.p1', kind: 'count', value: 9 },
  ]
  expect(compareBasis(seen, now).map(({ key, changed }) => [key, changed])).toEqual([
    ['total', false],
    ['quota.vcpu', true],
    ['capacity.p1', false],
  ])
})

test('what is no longer known is no change, only unknown', () => {
  expect(compareBasis(seen, []).every(({ now, changed }) => now === null && !changed)).toBe(true)
})

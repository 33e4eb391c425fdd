import { expect, test } from 'vitest'
import { arithmeticOf } from '@/lib/billing/arithmetic'

const line = {
  quantity: '265.5',
  listFen: 29_736n,
  amountFen: 29_736n,
  startAt: new Date('2026-10-19T06:30:00Z'),
  endAt: new Date('2026-10-31T16:00:00Z'),
}

test('hours of the span, less the hours stopped, times the price, rounded once', () => {
  const item = { meter: 'machine.hours', kind: 'perHour' as const, unitPrice: '1.12' }
  expect(arithmeticOf(item, line, '1')).toEqual([
    { key: 'span', value: '297.5' },
    { key: 'idle', value: '32' },
    { key: 'used', value: '265.5' },
    { key: 'price', value: '1.12' },
    { key: 'exact', value: '297.36' },
    { key: 'rounded', value: '297.36' },
  ])
})

test('tiers and credits are named one by one', () => {
  const tiers = [{ upTo: '100', unitPrice: '1' }, { unitPrice: '0.5' }]
  const steps = arithmeticOf({ meter: 't', kind: 'graduated', tiers }, { ...line, amountFen: 20_000n }, null)
  expect(steps.filter(({ key }) => key === 'tier').map(({ note }) => note)).toEqual(['0–100', '100–∞'])
  expect(steps.find(({ key }) => key === 'credit')?.value).toBe('97.36')
})

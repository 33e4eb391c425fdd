import { expect, test } from 'vitest'
import { type PriceRow, priceItemOf } from '@/lib/billing/price-item-of'
import { rateLine } from '@/lib/billing/rate'
import { dayStart } from '@/lib/shanghai'

const row: PriceRow = {
  meter: 'sms',
  kind: 'perQuantity',
  unitPrice: '0.050000',
  tiers: null,
  included: null,
}
const used = [{ quantity: '1010.000000', from: dayStart('2026-02-01'), to: dayStart('2026-03-01') }]
const fen = (changes: Partial<PriceRow>) => rateLine(priceItemOf({ ...row, ...changes }), used).fen

test('rows of every kind can be rated', () => {
  expect(fen({})).toBe(5050n)
  expect(fen({ free: '10' })).toBe(5000n)
  expect(fen({ kind: 'package', included: '1000', packagePrice: '99' })).toBe(9950n)
  expect(fen({ kind: 'package', included: '1000' })).toBe(50n)
  expect(
    fen({ kind: 'graduated', tiers: [{ upTo: '1000', unitPrice: '0.05' }, { unitPrice: '0.04' }] }),
  ).toBe(5040n)
})

test('a row without the price its kind needs is refused, not rated as free', () => {
  expect(() => priceItemOf({ ...row, unitPrice: null })).toThrow('needs unitPrice')
  expect(() => priceItemOf({ ...row, kind: 'volume' })).toThrow('needs tiers')
  expect(() => priceItemOf({ ...row, kind: 'package' })).toThrow('needs included')
})

import { expect, test } from 'vitest'
import { priceMeters } from '@/lib/orders/price-meters'

const items = [
  { meter: 'machine.hours', kind: 'hourly', unitPrice: '0.56' },
  { meter: 'disk.gibHours', kind: 'hourly', unitPrice: '0.0008' },
]

test('each meter tells its part of the amount, for all units together', () => {
  const lines = [{ meter: 'machine.hours', charge: { fen: '41664', quantity: '744' } }]
  expect(priceMeters({ items, lines }, 2)).toEqual([
    { meter: 'machine.hours', kind: 'hourly', unitPrice: '0.56', quantity: '744', amountFen: '83328' },
  ])
})

test('a meter charged in several spans sums them and names no single quantity', () => {
  const lines = [
    { meter: 'disk.gibHours', charge: { fen: 10n, quantity: '1' } },
    { meter: 'disk.gibHours', charge: { fen: 5n, quantity: '2' } },
  ]
  expect(priceMeters({ items, lines }, 1)).toMatchObject([{ quantity: '', amountFen: '15' }])
})

test('a line without a price has no arithmetic', () => {
  expect(priceMeters({}, 3)).toEqual([])
})

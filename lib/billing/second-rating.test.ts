import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PriceItem, Tier, UsageSpan } from '@/lib/billing/price'
import { rateLine } from '@/lib/billing/rate'
import { secondRating } from '@/lib/billing/second-rating'
import { daysInMonth, monthStart } from '@/lib/shanghai'

const decimal = (max: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 999_999 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(6, '0')}`)
const yuan = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }).map((fen) => (fen / 100).toFixed(2)),
  decimal(300),
)
const quantity = fc.oneof(fc.integer({ min: -50, max: 2000 }).map(String), decimal(2000))

const tiers: fc.Arbitrary<Tier[]> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { maxLength: 4 }),
    fc.array(yuan, { minLength: 5, maxLength: 5 }),
  )
  .map(([borders, prices]) => [
    ...borders
      .sort((a, b) => a - b)
      .map((border, i) => ({ upTo: String(border), unitPrice: prices[i] ?? '1' })),
    { upTo: null, unitPrice: prices[4] ?? '1' },
  ])

const price: fc.Arbitrary<PriceItem> = fc
  .record({
    meter: fc.constant('meter'),
    kind: fc.constantFrom('perHour', 'perMonth', 'perQuantity', 'oneOff', 'graduated', 'volume', 'package'),
    partialHour: fc.constantFrom('bySecond', 'roundUp'),
    unitPrice: yuan,
    packagePrice: yuan,
    included: decimal(500),
    tiers,
    free: fc.option(decimal(100), { nil: undefined }),
    reliefPercent: fc.option(fc.integer({ min: 0, max: 100 }).map(String), { nil: undefined }),
  })
  .map((item) => item as PriceItem)

const spans: fc.Arbitrary<UsageSpan[]> = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        quantity,
      ),
      { maxLength: 6 },
    ),
  )
  .map(([month, cuts]) => {
    const name = `2026${String(month).padStart(2, '0')}`
    const at = (share: number) =>
      new Date(monthStart(name).getTime() + Math.floor(share * daysInMonth(name) * 86_400) * 1000)
    return cuts
      .map(([a, b, amount]) => ({ quantity: amount, from: at(Math.min(a, b)), to: at(Math.max(a, b)) }))
      .filter((span) => span.from < at(1))
  })

test('both ratings agree to the fen on ten thousand random lines', () => {
  fc.assert(
    fc.property(price, spans, (item, facts) => {
      expect(secondRating(item, facts)).toBe(rateLine(item, facts).fen)
    }),
    { numRuns: 10_000 },
  )
})

test('the second rating knows the published vectors by itself', () => {
  const february = { from: new Date('2026-02-09T16:00:00Z'), to: new Date('2026-02-28T16:00:00Z') }
  const steps = [
    { upTo: '100', unitPrice: '1.00' },
    { upTo: '500', unitPrice: '0.80' },
    { upTo: null, unitPrice: '0.50' },
  ]
  const used = [{ ...february, quantity: '620' }]
  expect(
    secondRating({ meter: 'plan', kind: 'perMonth', unitPrice: '300.00' }, [{ ...february, quantity: '1' }]),
  ).toBe(20_357n)
  expect(secondRating({ meter: 'calls', kind: 'graduated', tiers: steps }, used)).toBe(48_000n)
  expect(secondRating({ meter: 'calls', kind: 'volume', tiers: steps }, used)).toBe(31_000n)
})

test('it shares no arithmetic with the first', async () => {
  const source = await readFile(new URL('./second-rating.ts', import.meta.url), 'utf8')
  const imports = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1])
  expect(imports).toEqual(['big.js', '@/lib/billing/price'])
})

test('exactly half a fen is half a fen also when hours do not end in decimals', () => {
  const item: PriceItem = { meter: 'machine.hours', kind: 'perHour', unitPrice: '0.015' }
  const from = monthStart('202610')
  const facts = [{ quantity: '1', from, to: new Date(from.getTime() + 1_200_000) }]
  expect(rateLine(item, facts).fen).toBe(1n)
  expect(secondRating(item, facts)).toBe(1n)
})

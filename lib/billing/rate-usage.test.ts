import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PriceItem } from '@/lib/billing/price'
import { rateLine } from '@/lib/billing/rate'
import { rateUsage } from '@/lib/billing/rate-usage'
import { secondAmount } from '@/lib/billing/second-amount'
import { monthStart } from '@/lib/shanghai'

const month = '202610'
const start = monthStart(month).getTime()
const items: PriceItem[] = [
  { meter: 'm', kind: 'perHour', unitPrice: '0.56' },
  { meter: 'm', kind: 'perHour', unitPrice: '0.000833', free: '10', reliefPercent: '12.5' },
  { meter: 'm', kind: 'perHour', unitPrice: '1.1', partialHour: 'roundUp' },
  { meter: 'm', kind: 'perMonth', unitPrice: '300' },
]

/** Held whole units over seconds, one after another, as the state history gives them. */
const history = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 5_000 }),
    length: fc.integer({ min: 1, max: 60_000 }),
    held: fc.integer({ min: 1, max: 500 }),
  }),
  { minLength: 1, maxLength: 20 },
)

test('the sum of a line rates to the fen as its spans do, and as the second rating of the raw facts', () => {
  fc.assert(
    fc.property(fc.constantFrom(...items), history, (item, pieces) => {
      let at = start
      const spans = pieces.map(({ gap, length, held }) => {
        const from = new Date(at + gap * 1000)
        const to = new Date(from.getTime() + length * 1000)
        at = to.getTime()
        return { quantity: String(held), from, to, seconds: length }
      })
      const facts = spans.map(({ quantity, from, to, seconds }) => ({
        quantity: String(Number(quantity) * seconds),
        from,
        to,
      }))
      const quantity = String(facts.reduce((sum, fact) => sum + Number(fact.quantity), 0))
      const usage = { month, quantity, from: new Date(start), to: new Date(at), facts }
      const rated = rateUsage(item, usage)
      expect(rated.fen).toBe(rateLine(item, spans).fen)
      expect(secondAmount(item, facts)).toBe(rated.fen)
    }),
    { numRuns: 2_000 },
  )
})

test('counted meters are rated on their sum', () => {
  const tiers = [
    { upTo: '100', unitPrice: '1.00' },
    { upTo: '500', unitPrice: '0.80' },
    { unitPrice: '0.50' },
  ]
  const usage = { month, quantity: '620', from: new Date(start), to: new Date(start + 1000) }
  expect(rateUsage({ meter: 't', kind: 'graduated', tiers }, usage).fen).toBe(48_000n)
  expect(rateUsage({ meter: 't', kind: 'volume', tiers }, usage).fen).toBe(31_000n)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PriceItem, UsageSpan } from '@/lib/billing/price'
import { rateLine, spanOfUnitSeconds } from '@/lib/billing/rate'
import { atTime, dayStart, monthEnd, monthStart } from '@/lib/shanghai'

const during = (from: string, to: string, quantity = '1'): UsageSpan => ({
  quantity,
  from: dayStart(from),
  to: dayStart(to),
})
const february = during('2026-02-01', '2026-03-01')
const counted = (quantity: string) => ({ ...february, quantity })
const rated = (item: PriceItem, ...spans: UsageSpan[]) => rateLine(item, spans).fen

describe('per month', () => {
  const item: PriceItem = { meter: 'plan', kind: 'perMonth', unitPrice: '300.00' }

  test('300.00 a month from 10 February 2026 costs 203.57', () => {
    expect(rated(item, during('2026-02-10', '2026-03-01'))).toBe(20_357n)
    expect(rateLine(item, [during('2026-02-10', '2026-03-01')]).quantity).toBe('0.678571')
  })

  test('a full month costs exactly the price', () => expect(rated(item, february)).toBe(30_000n))

  test('two adjacent parts on two statements sum to the price', () => {
    const parts = [during('2026-02-01', '2026-02-10'), during('2026-02-10', '2026-03-01')]
    expect(parts.reduce((sum, part) => sum + rated(item, part), 0n)).toBe(30_000n)
  })

  test('any cut of any month at any second sums to the price, at any price', () => {
    const moment = fc.integer({ min: 0, max: 2_678_400 })
    const price = fc.integer({ min: 0, max: 10_000_000 }).map((fen) => (fen / 100).toFixed(2))
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 6 }), price, (cuts, unitPrice) => {
        const start = monthStart('202601').getTime()
        const borders = [0, ...cuts.sort((a, b) => a - b), 2_678_400].map((s) => new Date(start + s * 1000))
        const parts = borders.slice(1).map((to, i) => ({ quantity: '1', from: borders[i] ?? to, to }))
        const sum = parts.reduce((total, part) => total + rated({ ...item, unitPrice }, part), 0n)
        expect(sum).toBe(rated({ ...item, unitPrice }, during('2026-01-01', '2026-02-01')))
      }),
    )
  })

  test('disk of 150 GiB with 50 free is paid for 100, and the list cost stays visible', () => {
    const disk: PriceItem = { meter: 'disk', kind: 'perMonth', unitPrice: '0.30', free: '50' }
    const charge = rateLine(disk, [counted('150')])
    expect(charge).toMatchObject({ quantity: '150', listFen: 4500n, creditFen: 1500n, fen: 3000n })
  })
})

describe('per hour', () => {
  const item: PriceItem = { meter: 'vcpu', kind: 'perHour', unitPrice: '0.12' }
  const halfPastNine = {
    quantity: '4',
    from: atTime('2026-02-03', '08:00'),
    to: new Date(atTime('2026-02-03', '09:30').getTime() + 1000),
  }

  test('counts to the second', () => {
    expect(rateLine(item, [halfPastNine])).toMatchObject({ quantity: '6.001111', fen: 72n })
  })

  test('rounds each span up to the hour where the price says so', () => {
    expect(rateLine({ ...item, partialHour: 'roundUp' }, [halfPastNine]).quantity).toBe('8')
  })

  test('a line is rounded once, not span by span', () => {
    const second = (n: number) => ({
      quantity: '1',
      from: new Date(dayStart('2026-02-03').getTime() + n * 10_000),
      to: new Date(dayStart('2026-02-03').getTime() + n * 10_000 + 1000),
    })
    const spans = Array.from({ length: 300 }, (_, n) => second(n))
    expect(rated(item, ...spans)).toBe(1n)
    expect(spans.reduce((sum, span) => sum + rated(item, span), 0n)).toBe(0n)
  })

  test('a sum of unit-seconds made by the database rates like the spans', () => {
    expect(rated(item, spanOfUnitSeconds('202602', String(4 * 5401)))).toBe(rated(item, halfPastNine))
  })

  test('a reversing fact cancels the fact it reverses', () => {
    expect(rated(item, halfPastNine, { ...halfPastNine, quantity: '-4' })).toBe(0n)
    expect(rated(item, { ...halfPastNine, quantity: '-4' })).toBe(-72n)
  })
})

describe('tiers', () => {
  const tiers = [
    { upTo: '100', unitPrice: '1.00' },
    { upTo: '500', unitPrice: '0.80' },
    { upTo: null, unitPrice: '0.50' },
  ]
  const graduated: PriceItem = { meter: 'calls', kind: 'graduated', tiers }
  const volume: PriceItem = { meter: 'calls', kind: 'volume', tiers }

  test('620 units cost 480.00 by slices and 310.00 by the tier reached', () => {
    expect(rated(graduated, counted('620'))).toBe(48_000n)
    expect(rated(volume, counted('620'))).toBe(31_000n)
  })

  test('a quantity on the border belongs to the lower tier', () => {
    expect(rated(volume, counted('100'))).toBe(10_000n)
    expect(rated(graduated, counted('100.000001'))).toBe(10_000n)
    expect(rated(volume, counted('100.01'))).toBe(8001n)
  })

  test('facts are added before the tier is chosen', () => {
    expect(rated(graduated, counted('310'), counted('310'))).toBe(48_000n)
  })

  test('tiers that end are refused, not rated as free', () => {
    const ending = tiers.slice(0, 2)
    expect(() => rated({ ...graduated, tiers: ending }, counted('620'))).toThrow(RangeError)
    expect(() => rated({ ...volume, tiers: ending }, counted('620'))).toThrow(RangeError)
  })
})

describe('other kinds', () => {
  test('one-off, per quantity, package with overage', () => {
    const days: PriceItem = { meter: 'personDays', kind: 'oneOff', unitPrice: '1200' }
    const pack = {
      meter: 'sms',
      kind: 'package',
      packagePrice: '99',
      included: '1000',
      unitPrice: '0.05',
    } as const
    expect(rated(days, counted('2.5'))).toBe(300_000n)
    expect(rated({ meter: 'gb', kind: 'perQuantity', unitPrice: '0.335' }, counted('3'))).toBe(101n)
    expect(rated(pack, counted('1000'))).toBe(9900n)
    expect(rated(pack, counted('1010'))).toBe(9950n)
    expect(rated(pack)).toBe(0n)
  })

  test('relief is a credit beside the list cost', () => {
    const item: PriceItem = { meter: 'gb', kind: 'perQuantity', unitPrice: '1', reliefPercent: '12.5' }
    expect(rateLine(item, [counted('1.01')])).toEqual({
      quantity: '1.01',
      listFen: 101n,
      creditFen: 13n,
      fen: 88n,
    })
  })
})

test('spans of two months or running backwards are refused', () => {
  const item: PriceItem = { meter: 'vcpu', kind: 'perHour', unitPrice: '1' }
  expect(() => rated(item, during('2026-02-20', '2026-03-02'))).toThrow(RangeError)
  expect(() => rated(item, february, during('2026-03-01', '2026-03-02'))).toThrow(RangeError)
  expect(() => rated(item, during('2026-02-03', '2026-02-02'))).toThrow(RangeError)
  expect(february.to).toEqual(monthEnd('202602'))
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimate } from '@/lib/billing/estimate'
import type { PriceItem } from '@/lib/billing/price'
import { secondRating } from '@/lib/billing/second-rating'
import { dayStart, splitByMonth } from '@/lib/shanghai'

const items: PriceItem[] = [
  { meter: 'vcpu', kind: 'perHour', unitPrice: '0.118333' },
  { meter: 'disk', kind: 'perMonth', unitPrice: '0.35', free: '40' },
  { meter: 'setUp', kind: 'oneOff', unitPrice: '80' },
  { meter: 'unused', kind: 'perQuantity', unitPrice: '9' },
]

test('the set-up is charged once, the rest month by month, meters not stated not at all', () => {
  const from = dayStart('2026-02-10')
  const result = estimate(items, { quantities: { vcpu: '4', disk: '140' }, from, to: dayStart('2026-04-01') })
  expect(result.lines.map(({ meter, month }) => `${meter} ${month}`)).toEqual([
    'vcpu 202602',
    'disk 202602',
    'setUp 202602',
    'vcpu 202603',
    'disk 202603',
  ])
  expect(result.lines.map(({ charge }) => charge.fen)).toEqual([21_584n, 2375n, 8000n, 35_216n, 3500n])
  expect(result.fen).toBe(21_584n + 2375n + 8000n + 35_216n + 3500n)
})

test('an empty interval costs nothing', () => {
  const from = dayStart('2026-02-10')
  expect(estimate(items, { quantities: { vcpu: '1' }, from, to: from })).toEqual({ lines: [], fen: 0n })
})

test('for any interval the estimate equals the later rating of each machine to the fen', () => {
  const second = fc.integer({ min: 0, max: 20_000_000 })
  const disk = fc.integer({ min: 0, max: 5000 })
  fc.assert(
    fc.property(second, second, fc.integer({ min: 1, max: 9 }), disk, (a, b, count, gib) => {
      const at = (s: number) => new Date(dayStart('2025-11-05').getTime() + s * 1000)
      const [from, to] = [at(Math.min(a, b)), at(Math.max(a, b))]
      const quantities = { vcpu: '4', disk: String(gib) }
      let expected = 0n
      for (const [index, part] of splitByMonth(from, to).entries()) {
        for (const item of items.slice(0, 3)) {
          if (item.kind === 'oneOff' && index > 0) continue
          const quantity = item.meter === 'vcpu' ? '4' : item.meter === 'disk' ? String(gib) : '1'
          expected += secondRating(item, [{ ...part, quantity }]) * BigInt(count)
        }
      }
      expect(estimate(items, { quantities, count, from, to }).fen).toBe(expected)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divideHalfUp, isDecimal, parseDecimal, printDecimal } from '@/lib/decimal'

test('a decimal survives parsing and printing', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (scaled) => {
      expect(parseDecimal(printDecimal(scaled))).toBe(scaled)
    }),
  )
})

test('trailing zeroes of a NUMERIC column do not count as places', () => {
  expect(parseDecimal('1.500000000')).toBe(1_500_000n)
  expect(printDecimal(parseDecimal('620.000000'))).toBe('620')
})

test.each(['', ' 1', '1e3', '+1', '1.', '.5', '1,000', 'NaN', '0x10', '1.0000001', '１'])(
  '%j is refused rather than guessed',
  (text) => {
    expect(isDecimal(text)).toBe(false)
    expect(() => parseDecimal(text)).toThrow(RangeError)
  },
)

test('halves go away from zero on both sides', () => {
  expect(divideHalfUp(5n, 10n)).toBe(1n)
  expect(divideHalfUp(-5n, 10n)).toBe(-1n)
  expect(divideHalfUp(4n, 10n)).toBe(0n)
  expect(divideHalfUp(14n, 10n)).toBe(1n)
})

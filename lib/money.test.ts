import fc from 'fast-check'
import { expect, test } from 'vitest'
import { multiply, parseYuan, printYuan, splitFen, sumFen } from '@/lib/money'

test('an amount is rounded half up, once', () => {
  expect(multiply('3', '0.335')).toBe(101n)
  expect(multiply('1', '0.005')).toBe(1n)
  expect(multiply('1', '0.004999')).toBe(0n)
  expect(multiply('-1', '0.005')).toBe(-1n)
})

test('large amounts stay exact where a float would not', () => {
  expect(multiply('90071992547409.93', '100.000001')).toBe(900_719_934_481_298_555n)
})

test('a split gives the fen left over to the largest remainders', () => {
  expect(splitFen(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
  expect(splitFen(101n, [1n, 1n, 1n])).toEqual([34n, 34n, 33n])
  expect(splitFen(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n])
  expect(splitFen(7n, [0n, 5n])).toEqual([0n, 7n])
})

test('whatever the weights, the parts sum to the whole and miss their share by less than one fen', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), weights, (total, parts) => {
      fc.pre(sumFen(parts) > 0n)
      const split = splitFen(total, parts)
      expect(sumFen(split)).toBe(total)
      split.forEach((part, index) => {
        const error = part * sumFen(parts) - total * (parts[index] ?? 0n)
        expect(error < sumFen(parts) && -error < sumFen(parts)).toBe(true)
      })
    }),
  )
})

test('a split without weights is a mistake of the caller', () => {
  expect(() => splitFen(1n, [])).toThrow(RangeError)
  expect(() => splitFen(1n, [2n, -1n])).toThrow(RangeError)
})

test('yuan are read and written with two places', () => {
  expect(parseYuan('1234.5')).toBe(123_450n)
  expect(printYuan(123_450n)).toBe('1234.50')
  expect(printYuan(-5n)).toBe('-0.05')
  expect(printYuan(0n)).toBe('0.00')
  expect(() => parseYuan('0.001')).toThrow(RangeError)
  expect(() => parseYuan('1,234')).toThrow(RangeError)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  atTime,
  dayOf,
  dayStart,
  daysInMonth,
  fiscalYearEnd,
  fiscalYearOf,
  isDay,
  monthEnd,
  monthOf,
  monthStart,
  nextMonth,
  previousMonth,
  splitByMonth,
  weekdayOf,
  wholeSecond,
} from '@/lib/shanghai'

test('February 2026 runs from the 31st of January 16:00 UTC to the 28th of February 16:00 UTC', () => {
  expect(monthStart('202602').toISOString()).toBe('2026-01-31T16:00:00.000Z')
  expect(monthEnd('202602').toISOString()).toBe('2026-02-28T16:00:00.000Z')
  expect(daysInMonth('202602')).toBe(28)
  expect(daysInMonth('202402')).toBe(29)
})

test('the month turns at midnight in Shanghai, not in London', () => {
  expect(monthOf(new Date('2026-01-31T15:59:59Z'))).toBe('202601')
  expect(monthOf(new Date('2026-01-31T16:00:00Z'))).toBe('202602')
  expect(nextMonth('202512')).toBe('202601')
  expect(previousMonth('202601')).toBe('202512')
})

test('days and times of day', () => {
  expect(dayOf(new Date('2026-02-12T16:00:00Z'))).toBe('2026-02-13')
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  expect(weekdayOf('2026-09-20')).toBe(0)
  expect(atTime('2026-02-13', '16:30').toISOString()).toBe('2026-02-13T08:30:00.000Z')
  expect(atTime('2026-02-13', '24:00')).toEqual(dayStart('2026-02-14'))
})

test.each(['2026-02-30', '2026-13-01', '2026-2-3', '20260203', ''])('%j is no day', (text) => {
  expect(isDay(text)).toBe(false)
  expect(() => dayStart(text)).toThrow(RangeError)
})

test.each(['24:01', '25:00', '8:30', '08:60'])('%j is no time of day', (time) => {
  expect(() => atTime('2026-01-01', time)).toThrow(RangeError)
})

test('the fiscal year ends with the calendar year in Shanghai', () => {
  expect(fiscalYearOf(new Date('2025-12-31T16:00:00Z'))).toBe(2026)
  expect(fiscalYearEnd(2026).toISOString()).toBe('2026-12-31T16:00:00.000Z')
})

test('an interval is cut at month boundaries without loss', () => {
  const times = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(times, times, (a, b) => {
      const [early, late] = [a.getTime(), b.getTime()].sort((x, y) => x - y)
      const [from, to] = [wholeSecond(new Date(early ?? 0)), wholeSecond(new Date(late ?? 0))]
      const parts = splitByMonth(from, to)
      const length = parts.reduce((sum, part) => sum + part.to.getTime() - part.from.getTime(), 0)
      expect(length).toBe(to.getTime() - from.getTime())
      expect(
        parts.every((part) => part.from >= monthStart(part.month) && part.to <= monthEnd(part.month)),
      ).toBe(true)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { china2025to2026 } from '@/lib/calendar/china-2025-2026'
import {
  addWorkingDays,
  addWorkingHours,
  defineCalendar,
  isProvisional,
  isWorkingDay,
  type OfficeHours,
  workingDayDeadline,
  workingDaysBetween,
  workingHoursBetween,
} from '@/lib/calendar/working-time'
import { addDays, atTime, dayOf, dayStart } from '@/lib/shanghai'

const calendar = defineCalendar(china2025to2026)
const at = (text: string) => {
  const [day = '', time = ''] = text.split(' ')
  return atTime(day, time)
}

describe('working days', () => {
  test.each([
    ['2026-02-10', 10, '2026-03-02'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 10, '2026-03-05'],
    ['2026-09-15', 20, '2026-10-19'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-30', 2, '2026-10-09'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2025-09-26', 10, '2025-10-16'],
  ])('%s and %i working days is %s', (start, days, due) => {
    expect(addWorkingDays(calendar, start, days)).toBe(due)
    expect(workingDaysBetween(calendar, start, due)).toBe(days)
  })

  test('a deadline in days ends with the office hours of its day', () => {
    expect(workingDayDeadline(calendar, at('2026-02-13 09:00'), 1)).toEqual(at('2026-02-14 17:30'))
  })
})

describe('working hours', () => {
  test.each([
    ['2026-02-13 16:30', 4, '2026-02-14 11:30'],
    ['2026-09-30 17:00', 2, '2026-10-08 10:00'],
    ['2026-05-08 17:00', 8, '2026-05-11 09:00'],
    ['2026-09-19 10:00', 1, '2026-09-20 09:30'],
    ['2026-03-02 10:00', 2, '2026-03-02 12:00'],
    ['2026-03-02 10:00', 2.25, '2026-03-02 14:15'],
  ])('%s and %d working hours is %s', (start, hours, due) => {
    expect(addWorkingHours(calendar, at(start), hours)).toEqual(at(due))
    expect(workingHoursBetween(calendar, at(start), at(due))).toBe(hours)
  })

  test('adding and measuring are inverse from any moment', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 600 })
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 6000 }), (offset, minutes) => {
        const from = new Date(dayStart('2025-01-01').getTime() + offset * 60_000)
        const due = addWorkingHours(calendar, from, minutes / 60)
        expect(workingHoursBetween(calendar, from, due) * 60).toBeCloseTo(minutes, 6)
        expect(isWorkingDay(calendar, dayOf(due))).toBe(true)
      }),
    )
  })

  test('office hours change with the season', () => {
    const hours: OfficeHours[] = [
      { validFrom: '2026-10-01', spans: [['08:30', '12:00']] },
      { validFrom: '2026-06-01', spans: [['08:00', '11:00']] },
      ...china2025to2026.hours,
    ]
    const seasonal = defineCalendar({ ...china2025to2026, hours })
    const on = (day: string) => workingHoursBetween(seasonal, dayStart(day), dayStart(addDays(day, 1)))
    expect([on('2026-05-29'), on('2026-06-01'), on('2026-10-08')]).toEqual([7, 3, 3.5])
  })

  test('a calendar without office hours is refused instead of searched for ever', () => {
    const closed = defineCalendar({ ...china2025to2026, hours: [] })
    expect(() => addWorkingHours(closed, dayStart('2026-03-02'), 1)).toThrow(RangeError)
  })
})

test('a deadline reaching into a year without a published calendar is provisional', () => {
  expect(isProvisional(calendar, at('2026-12-30 09:00'), at('2026-12-31 17:30'))).toBe(false)
  expect(isProvisional(calendar, at('2026-12-30 09:00'), at('2027-01-04 17:30'))).toBe(true)
  const published = defineCalendar({ ...china2025to2026, publishedYears: [2025, 2026, 2027] })
  expect(isProvisional(published, at('2026-12-30 09:00'), at('2027-01-04 17:30'))).toBe(false)
})

test('the arrangement agrees with a packaged data set on every day of both years', async () => {
  const { isWorkday } = await import('chinese-days')
  for (let day = '2025-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
    expect(`${day} ${isWorkingDay(calendar, day)}`).toBe(`${day} ${isWorkday(day)}`)
  }
  expect(workingDaysBetween(calendar, '2024-12-31', '2025-12-31')).toBe(248)
  expect(workingDaysBetween(calendar, '2025-12-31', '2026-12-31')).toBe(248)
})

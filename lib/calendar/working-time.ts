import { addDays, atTime, dayOf, dayStart, fiscalYearOf, weekdayOf } from '@/lib/shanghai'

/** Office hours from a day on; spans of times of day in order and apart: [['08:30', '12:00'], …]. */
export type OfficeHours = { validFrom: string; spans: readonly (readonly [from: string, to: string])[] }

/** As kept and edited: plain data. Days are 'YYYY-MM-DD'. */
export type WorkingCalendarData = {
  holidays: readonly string[]
  makeUpDays: readonly string[]
  hours: readonly OfficeHours[]
  publishedYears: readonly number[]
}

export type WorkingCalendar = {
  holidays: ReadonlySet<string>
  makeUpDays: ReadonlySet<string>
  hours: readonly OfficeHours[]
  publishedYears: ReadonlySet<number>
}

/** A calendar without a working day in so long is broken; better an error than an endless loop. */
const searchLimitDays = 4000

export function defineCalendar(data: WorkingCalendarData): WorkingCalendar {
  return {
    holidays: new Set(data.holidays),
    makeUpDays: new Set(data.makeUpDays),
    hours: data.hours.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    publishedYears: new Set(data.publishedYears),
  }
}

/** A make-up day (调休上班日) is always worked; else Monday to Friday outside the holidays. */
export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  if (calendar.makeUpDays.has(day)) return true
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.has(day)
}

/** The start day is not counted; adding none gives the day itself. */
export function addWorkingDays(calendar: WorkingCalendar, day: string, count: number): string {
  let current = day
  for (let left = count, tried = 0; left > 0; tried++) {
    if (tried > searchLimitDays + count * 7) throw new RangeError('the calendar has no working days')
    current = addDays(current, 1)
    if (isWorkingDay(calendar, current)) left--
  }
  return current
}

/** Working days after `from` up to and including `to`: the inverse of addWorkingDays. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count++
  }
  return count
}

/** The close of business on the last of so many working days after the moment's day. */
export function workingDayDeadline(calendar: WorkingCalendar, from: Date, count: number): Date {
  const day = addWorkingDays(calendar, dayOf(from), count)
  return officeSpans(calendar, day).at(-1)?.to ?? dayStart(addDays(day, 1))
}

/** The earliest moment at which so many office hours have passed since `from`. */
export function addWorkingHours(calendar: WorkingCalendar, from: Date, hours: number): Date {
  let leftMs = Math.round(hours * 3_600_000)
  if (!(leftMs > 0)) return from
  const firstDay = dayOf(from)
  for (let day = firstDay, tried = 0; tried < searchLimitDays + hours; day = addDays(day, 1), tried++) {
    for (const span of officeSpans(calendar, day)) {
      const start = Math.max(span.from.getTime(), from.getTime())
      const length = Math.max(0, span.to.getTime() - start)
      if (leftMs <= length) return new Date(start + leftMs)
      leftMs -= length
    }
  }
  throw new RangeError('the calendar has no office hours')
}

/** Office hours inside [from, to), as a fraction of hours. */
export function workingHoursBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  let ms = 0
  for (let day = dayOf(from); dayStart(day) < to; day = addDays(day, 1)) {
    for (const span of officeSpans(calendar, day)) {
      const start = Math.max(span.from.getTime(), from.getTime())
      ms += Math.max(0, Math.min(span.to.getTime(), to.getTime()) - start)
    }
  }
  return ms / 3_600_000
}

/** A deadline that reaches into a year whose arrangement is not published may still move. */
export function isProvisional(calendar: WorkingCalendar, from: Date, to: Date): boolean {
  for (let year = fiscalYearOf(from); year <= fiscalYearOf(to); year++) {
    if (!calendar.publishedYears.has(year)) return true
  }
  return false
}

function officeSpans(calendar: WorkingCalendar, day: string): { from: Date; to: Date }[] {
  if (!isWorkingDay(calendar, day)) return []
  const hours = calendar.hours.findLast(({ validFrom }) => validFrom <= day)
  return (hours?.spans ?? []).map(([from, to]) => ({ from: atTime(day, from), to: atTime(day, to) }))
}

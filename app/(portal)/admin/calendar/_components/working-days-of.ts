import type { CalendarDay } from '@/lib/calendar/list-years'
import { defineCalendar, workingDaysBetween } from '@/lib/calendar/working-time'

/** Working days of a year as its draft or publication has them. */
export function workingDaysOf(year: number, days: readonly CalendarDay[]): number {
  const of = (kind: CalendarDay['kind']) => days.filter((day) => day.kind === kind).map(({ day }) => day)
  const calendar = defineCalendar({
    holidays: of('holiday'),
    makeUpDays: of('makeUp'),
    hours: [],
    publishedYears: [year],
  })
  return workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)
}

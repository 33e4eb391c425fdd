import { asc, eq } from 'drizzle-orm'
import { defineCalendar, type WorkingCalendar } from '@/lib/calendar/working-time'
import type { Ctx } from '@/lib/context'
import { calendarDays, calendarYears, workingHours } from '@/lib/db/schema/calendar'

/** Until hours are set, so that a deadline can always be named. */
const usualHours: [string, string][] = [
  ['08:30', '12:00'],
  ['14:00', '17:30'],
]

/** The working calendar as published; drafts of coming years do not count yet. */
export async function getCalendar(ctx: Ctx): Promise<WorkingCalendar> {
  const published = eq(calendarYears.state, 'published')
  const [years, days, hours] = await Promise.all([
    ctx.db.select({ year: calendarYears.year }).from(calendarYears).where(published),
    ctx.db
      .select({ day: calendarDays.day, kind: calendarDays.kind })
      .from(calendarDays)
      .innerJoin(calendarYears, eq(calendarYears.year, calendarDays.year))
      .where(published),
    ctx.db.select().from(workingHours).orderBy(asc(workingHours.validFrom)),
  ])
  const ofKind = (kind: string) => days.filter((row) => row.kind === kind).map(({ day }) => day)
  return defineCalendar({
    holidays: ofKind('holiday'),
    makeUpDays: ofKind('makeUp'),
    hours: hours.length > 0 ? hours : [{ validFrom: '2000-01-01', spans: usualHours }],
    publishedYears: years.map(({ year }) => year),
  })
}

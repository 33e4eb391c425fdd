import { asc, desc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'
import { calendarDays, calendarYears, workingHours } from '@/lib/db/schema/calendar'

export type CalendarDay = typeof calendarDays.$inferSelect
export type ListedYear = typeof calendarYears.$inferSelect & { publisher: string | null }
export type OfficeHoursRow = typeof workingHours.$inferSelect

/** Every year with its state, the days of one of them, and the office hours; three statements. */
export async function listYears(
  ctx: Ctx,
  year: number,
): Promise<{ years: ListedYear[]; days: CalendarDay[]; hours: OfficeHoursRow[] }> {
  authorize(ctx.actor, 'calendar:read')
  const [years, days, hours] = await Promise.all([
    ctx.db
      .select({ year: calendarYears, publisher: people.name })
      .from(calendarYears)
      .leftJoin(people, eq(people.id, calendarYears.publishedBy))
      .orderBy(desc(calendarYears.year)),
    ctx.db.select().from(calendarDays).where(eq(calendarDays.year, year)).orderBy(asc(calendarDays.day)),
    ctx.db.select().from(workingHours).orderBy(desc(workingHours.validFrom)),
  ])
  return { years: years.map((row) => ({ ...row.year, publisher: row.publisher })), days, hours }
}

import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { SaveDay } from '@/lib/calendar/input'
import { type Ctx, inTransaction } from '@/lib/context'
import { calendarDays, calendarYears } from '@/lib/db/schema/calendar'
import { AppError, notFound } from '@/lib/errors'

/** Corrects one day of a draft: holiday, make-up workday, or an ordinary day. A published year stands. */
export async function saveDay(ctx: Ctx, { day, kind, nameZh, nameEn }: SaveDay): Promise<void> {
  authorize(ctx.actor, 'calendar:manage')
  const year = Number(day.slice(0, 4))
  await inTransaction(ctx, async (tx) => {
    const [open] = await tx.db.select().from(calendarYears).where(eq(calendarYears.year, year)).for('update')
    if (!open) throw notFound('calendar')
    if (open.state === 'published') throw new AppError('conflict', 'calendar.published', { params: { year } })
    const [before] = await tx.db.delete(calendarDays).where(eq(calendarDays.day, day)).returning()
    const [after] =
      kind === 'ordinary'
        ? []
        : await tx.db.insert(calendarDays).values({ day, year, kind, nameZh, nameEn }).returning()
    await recordAudit(tx, 'calendar.day', day, { before, after, agencyId: null })
  })
}

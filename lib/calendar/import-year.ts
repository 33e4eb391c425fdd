import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { ImportYear } from '@/lib/calendar/input'
import { readDays } from '@/lib/calendar/read-days'
import { type Ctx, inTransaction } from '@/lib/context'
import { calendarDays, calendarYears } from '@/lib/db/schema/calendar'
import { AppError } from '@/lib/errors'

/** Takes a year's arrangement in as a draft, in place of an earlier draft. Returns how many days it names. */
export async function importYear(ctx: Ctx, { year, source, days: text }: ImportYear): Promise<number> {
  authorize(ctx.actor, 'calendar:manage')
  const read = readDays(year, text)
  if ('problem' in read)
    throw new AppError('invalid', read.problem.code, {
      params: read.problem.params,
      fields: { days: read.problem },
    })
  return inTransaction(ctx, async (tx) => {
    const [before] = await tx.db
      .select()
      .from(calendarYears)
      .where(eq(calendarYears.year, year))
      .for('update')
    if (before?.state === 'published')
      throw new AppError('conflict', 'calendar.published', { params: { year } })
    const [after] = await tx.db
      .insert(calendarYears)
      .values({ year, source, state: 'draft' })
      .onConflictDoUpdate({ target: calendarYears.year, set: { source } })
      .returning()
    await tx.db.delete(calendarDays).where(eq(calendarDays.year, year))
    await tx.db.insert(calendarDays).values(read.days)
    await recordAudit(tx, 'calendar.import', String(year), {
      before,
      after: { ...after, days: read.days.length },
      agencyId: null,
    })
    return read.days.length
  })
}

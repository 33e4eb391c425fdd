import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { CalendarYear } from '@/lib/calendar/input'
import { type Ctx, inTransaction } from '@/lib/context'
import { calendarYears } from '@/lib/db/schema/calendar'
import { AppError, notFound } from '@/lib/errors'

/** The year counts from now on. `then` moves what was provisional, in the same transaction. */
export async function publishYear(
  ctx: Ctx,
  { year }: CalendarYear,
  then: (tx: Ctx) => Promise<unknown>,
): Promise<void> {
  authorize(ctx.actor, 'calendar:manage')
  await inTransaction(ctx, async (tx) => {
    const [before] = await tx.db
      .select()
      .from(calendarYears)
      .where(eq(calendarYears.year, year))
      .for('update')
    if (!before) throw notFound('calendar')
    if (before.state === 'published')
      throw new AppError('conflict', 'calendar.published', { params: { year } })
    const [after] = await tx.db
      .update(calendarYears)
      .set({ state: 'published', publishedBy: tx.actor.personId, publishedAt: tx.now() })
      .where(eq(calendarYears.year, year))
      .returning()
    await recordAudit(tx, 'calendar.publish', String(year), { before, after, agencyId: null })
    await then(tx)
  })
}

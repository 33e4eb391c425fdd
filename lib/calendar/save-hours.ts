import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { SaveHours } from '@/lib/calendar/input'
import { type Ctx, inTransaction } from '@/lib/context'
import { workingHours } from '@/lib/db/schema/calendar'
import { AppError } from '@/lib/errors'

/** Office hours from a day on; deadlines set before keep theirs. */
export async function saveHours(ctx: Ctx, { validFrom, spans: text }: SaveHours): Promise<void> {
  authorize(ctx.actor, 'calendar:manage')
  const spans = readSpans(text)
  if (!spans)
    throw new AppError('invalid', 'calendar.hoursUnreadable', {
      fields: { spans: { code: 'calendar.hoursUnreadable' } },
    })
  await inTransaction(ctx, async (tx) => {
    const [before] = await tx.db.select().from(workingHours).where(eq(workingHours.validFrom, validFrom))
    const [after] = await tx.db
      .insert(workingHours)
      .values({ validFrom, spans })
      .onConflictDoUpdate({ target: workingHours.validFrom, set: { spans } })
      .returning()
    await recordAudit(tx, 'calendar.hours', validFrom, { before, after, agencyId: null })
  })
}

/** In order and apart, each with a beginning before its end; null otherwise. */
export function readSpans(text: string): [string, string][] | null {
  const spans = text.split(/[,，]/).map((part) => part.trim().split(/\s*[-–~]\s*/))
  const times = spans.flat()
  const right = times.every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time))
  const rising = times.every((time, at) => at === 0 || (times[at - 1] ?? '') < time)
  if (!right || !rising || spans.some((span) => span.length !== 2)) return null
  return spans.map(([from = '', to = '']) => [from, to])
}

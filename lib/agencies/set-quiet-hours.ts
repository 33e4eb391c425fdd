import { eq } from 'drizzle-orm'
import * as z from 'zod'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'

const time = z
  .string()
  .trim()
  .regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm')
  .default('')

/** Both empty: mail may come at any time. A night wraps around midnight. */
export const SetQuietHours = z.object({ quietFrom: time, quietTo: time })
export type SetQuietHours = z.infer<typeof SetQuietHours>

/** One's own quiet hours: notices by mail wait for their end. */
export async function setQuietHours(ctx: Ctx, input: SetQuietHours): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  const { personId } = ctx.actor
  if (!personId) throw new AppError('forbidden', 'auth.notAllowed')
  if (Boolean(input.quietFrom) !== Boolean(input.quietTo)) throw new AppError('invalid', 'notify.quietBoth')
  const hours = { quietFrom: minutes(input.quietFrom), quietTo: minutes(input.quietTo) }
  await inTransaction(elevate(ctx), async (tx) => {
    const [before] = await tx.db
      .select({ quietFrom: people.quietFrom, quietTo: people.quietTo })
      .from(people)
      .where(eq(people.id, personId))
      .for('update')
    await tx.db.update(people).set(hours).where(eq(people.id, personId))
    await recordAudit(tx, 'person.setQuietHours', personId, { before, after: hours })
  })
}

function minutes(text: string): number | null {
  const [hour, minute] = text.split(':').map(Number)
  return text ? (hour ?? 0) * 60 + (minute ?? 0) : null
}

import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { readSetting } from '@/lib/agencies/read-setting'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { settings } from '@/lib/db/schema/agencies'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { atTime, isDay } from '@/lib/shanghai'

const KEY = 'clock.offsetSeconds'

/** The morning to which business time is moved, YYYY-MM-DD. */
export const AdvanceClock = z.object({ day: z.string().refine(isDay, 'jobs.notADay') })
export type AdvanceClock = z.infer<typeof AdvanceClock>

/**
 * Demonstration only: business time goes forward to eight in the morning of a day, and what is due happens: months
 * close, orders reach their deadlines. Never back, never more than a year; sessions and leases keep real time.
 */
export async function advanceClock(ctx: Ctx, { day }: AdvanceClock): Promise<void> {
  authorize(ctx.actor, 'clock:advance')
  if (!env.DEMO) throw new AppError('rule', 'jobs.notADemonstration')
  const target = atTime(day, '08:00')
  const seconds = Math.round((target.getTime() - ctx.now().getTime()) / 1000)
  if (seconds <= 0)
    throw new AppError('rule', 'jobs.clockOnlyForward', {
      fields: { day: { code: 'jobs.clockOnlyForward' } },
    })
  if (seconds > 366 * 86_400)
    throw new AppError('rule', 'jobs.clockTooFar', { fields: { day: { code: 'jobs.clockTooFar' } } })
  await inTransaction(ctx, async (tx) => {
    const before = await readSetting(tx, KEY, z.number().default(0))
    const values = { value: before + seconds, changedBy: tx.actor.personId, changedAt: sql`now()` }
    await tx.db
      .insert(settings)
      .values({ key: KEY, ...values })
      .onConflictDoUpdate({ target: settings.key, set: values })
    await recordAudit(tx, 'clock.advance', KEY, {
      before: { seconds: before },
      after: { seconds: before + seconds },
      agencyId: null,
    })
  })
}

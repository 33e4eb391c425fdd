import { eq } from 'drizzle-orm'
import { listHats } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import type { SwitchHat } from '@/lib/auth/input'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { sessions } from '@/lib/db/schema/auth'
import { notFound } from '@/lib/errors'
import { publish } from '@/lib/events/publish'

/** 'platform' in the switch of agencies: to act with platform roles. */
export const platformHat = 'platform'

/** The same session, another hat: another agency of the person, or their platform roles. */
export async function switchHat(ctx: Ctx, { agencyId }: SwitchHat): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  const { personId, sessionId } = ctx.actor
  if (!personId || !sessionId) throw notFound('auth')
  const wanted = agencyId === platformHat ? null : agencyId
  await inTransaction(elevate(ctx), async (tx) => {
    const hat = (await listHats(tx, personId)).find((one) => one.agencyId === wanted)
    if (!hat) throw notFound('agencies')
    await tx.db.update(sessions).set({ agencyId: wanted }).where(eq(sessions.id, sessionId))
    await recordAudit(tx, 'session.switch', sessionId, { after: { agencyId: wanted }, agencyId: wanted })
    await publish(tx, `inbox:${personId}`, 'sessionSwitched', { sessionId }, null)
  })
}

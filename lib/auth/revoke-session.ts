import { recordAudit } from '@/lib/audit/record-audit'
import { endSessions } from '@/lib/auth/end-sessions'
import type { RevokeSession } from '@/lib/auth/input'
import { ownAccount } from '@/lib/auth/own-account'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { notFound } from '@/lib/errors'

/** One of one's own sessions, or all but the present one. Somebody else's does not exist. */
export async function revokeSession(ctx: Ctx, { sessionId }: RevokeSession): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  await inTransaction(elevate(ctx), async (tx) => {
    const person = await ownAccount(tx)
    const which = sessionId === 'others' ? { except: tx.actor.sessionId } : { only: sessionId }
    const ended = await endSessions(tx, person.id, 'revoked', which)
    if (ended === 0 && sessionId !== 'others') throw notFound('auth')
    await recordAudit(tx, 'session.revoke', sessionId === 'others' ? person.id : sessionId, {
      after: { ended },
    })
  })
}

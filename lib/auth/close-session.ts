import { and, eq, isNull, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { sessions } from '@/lib/db/schema/auth'
import { publish } from '@/lib/events/publish'

/** Signing out: this session ends, and its open streams close. */
export async function closeSession(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  const { personId, sessionId } = ctx.actor
  if (!personId || !sessionId) return
  await inTransaction(elevate(ctx), async (tx) => {
    const closed = await tx.db
      .update(sessions)
      .set({ revokedAt: sql`now()`, revokedReason: 'signOut' })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id })
    if (closed.length === 0) return
    await recordAudit(tx, 'session.close', sessionId)
    await publish(tx, `inbox:${personId}`, 'sessionEnded', { sessionId }, null)
  })
}

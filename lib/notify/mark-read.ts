import { and, eq, isNull } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { notifications } from '@/lib/db/schema/notify'
import { notFound } from '@/lib/errors'
import { publish } from '@/lib/events/publish'

/** Marks one's own notifications as read: one of them, whose address is returned, or all. Reading is no change of business data and leaves no audit row. */
export async function markRead(ctx: Ctx, only: { id?: string } = {}): Promise<string | null> {
  authorize(ctx.actor, 'self:manage')
  const personId = ctx.actor.personId ?? ''
  return inTransaction(ctx, async (tx) => {
    const own = and(eq(notifications.personId, personId), only.id ? eq(notifications.id, only.id) : undefined)
    const [found] = only.id
      ? await tx.db.select({ href: notifications.href }).from(notifications).where(own)
      : []
    if (only.id && !found) throw notFound('notify')
    const read = await tx.db
      .update(notifications)
      .set({ readAt: tx.now() })
      .where(and(own, isNull(notifications.readAt)))
      .returning({ id: notifications.id })
    if (read.length > 0) await publish(tx, `inbox:${personId}`, 'read')
    return found?.href ?? null
  })
}

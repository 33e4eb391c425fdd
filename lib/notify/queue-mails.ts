import { and, gt, inArray, isNull, sql } from 'drizzle-orm'
import { listMailRecipients } from '@/lib/agencies/list-mail-recipients'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { notifications } from '@/lib/db/schema/notify'
import { env } from '@/lib/env'
import { composeMail } from '@/lib/notify/compose-mail'
import { queueMail } from '@/lib/notify/queue-mail'
import { quietUntil } from '@/lib/notify/quiet-until'

const batch = 200

/**
 * Turns new notifications into mails where mail is configured, each once; what its reader has seen by then, or
 * what is older than a day, needs none. A mail in quiet hours waits for their end.
 */
export async function queueMails(ctx: Ctx, options = { configured: Boolean(env.SMTP_URL) }): Promise<number> {
  authorize(ctx.actor, 'system:act')
  if (!options.configured) return 0
  return inTransaction(ctx, async (tx) => {
    const told = await tx.db
      .select()
      .from(notifications)
      .where(
        and(
          isNull(notifications.mailedAt),
          isNull(notifications.readAt),
          isNull(notifications.doneAt),
          gt(notifications.createdAt, new Date(tx.now().getTime() - 86_400_000)),
        ),
      )
      .limit(batch)
      .for('update', { skipLocked: true })
    if (told.length === 0) return 0
    const readers = await listMailRecipients(
      tx,
      told.map(({ personId }) => personId),
    )
    const byId = new Map(readers.map((reader) => [reader.id, reader]))
    for (const row of told) {
      const reader = byId.get(row.personId)
      if (!reader) continue
      const notBefore = quietUntil(reader.quietFrom, reader.quietTo, new Date())
      await queueMail(tx, { to: reader.email, ...composeMail(row, reader, env.NEXTAUTH_URL), notBefore })
    }
    const ids = told.map(({ id }) => id)
    await tx.db.update(notifications).set({ mailedAt: sql`now()` }).where(inArray(notifications.id, ids))
    return told.length
  })
}

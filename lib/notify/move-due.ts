import { and, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { notifications } from '@/lib/db/schema/notify'

/** Work about a subject is due at another time now; in the caller's transaction. */
export async function moveDue(tx: Ctx, subject: string, dueAt: Date): Promise<void> {
  await tx.db
    .update(notifications)
    .set({ dueAt })
    .where(
      and(eq(notifications.subject, subject), eq(notifications.waits, true), isNull(notifications.doneAt)),
    )
}

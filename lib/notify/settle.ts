import { and, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { writeAtCommit } from '@/lib/db/outbox'
import { events } from '@/lib/db/schema/events'
import { notifications } from '@/lib/db/schema/notify'

/** The work named by `subject` is done, by whomever: it leaves every inbox. */
export async function settle(tx: Ctx, subject: string): Promise<void> {
  const done = await tx.db
    .update(notifications)
    .set({ doneAt: tx.now() })
    .where(
      and(eq(notifications.subject, subject), eq(notifications.waits, true), isNull(notifications.doneAt)),
    )
    .returning({ personId: notifications.personId })
  if (done.length === 0) return
  await writeAtCommit(
    tx,
    events,
    ...done.map(({ personId }) => ({ topic: `inbox:${personId}`, kind: 'inbox', data: {}, personId })),
  )
}

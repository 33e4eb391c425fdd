import type { Ctx } from '@/lib/context'
import { writeAtCommit } from '@/lib/db/outbox'
import { events } from '@/lib/db/schema/events'
import { notifications } from '@/lib/db/schema/notify'

export type Notice = {
  personIds: readonly string[]
  /** Text key under `kinds` in lib/notify/messages. */
  kind: string
  params?: Record<string, string | number>
  href: string
  /** `<object kind>:<id>`: work is marked done together with its subject. */
  subject: string
  /** Stays on the list until its subject is done. */
  waits?: boolean
  dueAt?: Date | null
  agencyId?: string | null
}

/** Writes inbox rows in the caller's transaction and wakes the readers' browsers after commit. */
export async function notify(tx: Ctx, notice: Notice): Promise<void> {
  const people = [...new Set(notice.personIds)]
  if (people.length === 0) return
  const agencyId = notice.agencyId === undefined ? tx.actor.agencyId : notice.agencyId
  await tx.db.insert(notifications).values(
    people.map((personId) => ({
      personId,
      agencyId,
      kind: notice.kind,
      params: notice.params ?? {},
      href: notice.href,
      subject: notice.subject,
      waits: notice.waits ?? false,
      dueAt: notice.dueAt ?? null,
      createdAt: tx.now(),
    })),
  )
  await writeAtCommit(
    tx,
    events,
    ...people.map((personId) => ({
      topic: `inbox:${personId}`,
      kind: 'inbox',
      data: {},
      agencyId,
      personId,
    })),
  )
}

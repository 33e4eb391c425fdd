import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { notifications } from '@/lib/db/schema/notify'
import { byDeadline, countUpTo, newest } from '@/lib/notify/count-up-to'
import type { InboxGroup } from '@/lib/notify/input'

export type Notification = typeof notifications.$inferSelect
export type InboxCounts = Record<InboxGroup | 'unread', number>

const own = (ctx: Ctx) => eq(notifications.personId, ctx.actor.personId ?? '')
const groups: Record<InboxGroup, SQL | undefined> = {
  waits: and(sql`${notifications.waits}`, isNull(notifications.doneAt)),
  all: undefined,
  done: isNotNull(notifications.doneAt),
}

type Page = { group: InboxGroup; page: number; size: number }

/** One's own inbox: what waits with the nearest deadline first, everything else newest first; pages end at the cap. */
export async function listInbox(ctx: Ctx, { group, page, size }: Page) {
  authorize(ctx.actor, 'self:manage')
  const order =
    group === 'waits'
      ? [sql`${notifications.dueAt} asc nulls last`, desc(notifications.createdAt)]
      : [desc(notifications.createdAt), desc(notifications.id)]
  return ctx.db
    .select()
    .from(notifications)
    .where(and(own(ctx), groups[group]))
    .orderBy(...order)
    .limit(size)
    .offset((Math.min(page, Math.max(1, Math.ceil(inboxCountCap / size))) - 1) * size)
}

/** Counted no further: beyond it the page says "more than". */
export const inboxCountCap = 1000

/** Each at most `inboxCountCap` + 1, in one statement. */
export async function countInbox(ctx: Ctx): Promise<InboxCounts> {
  authorize(ctx.actor, 'self:manage')
  const count = (condition: SQL | undefined, order = newest) =>
    countUpTo(inboxCountCap + 1, and(own(ctx), condition), order)
  const { rows } = await ctx.db.execute<InboxCounts>(sql`
    select ${count(groups.waits, byDeadline)} as waits, ${count(groups.all)} as "all", ${count(groups.done)} as done,
      ${count(and(isNull(notifications.readAt), isNull(notifications.doneAt)))} as unread`)
  return rows[0] ?? { waits: 0, all: 0, done: 0, unread: 0 }
}

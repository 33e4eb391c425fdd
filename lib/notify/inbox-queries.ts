import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { notifications } from '@/lib/db/schema/notify'
import type { InboxGroup } from '@/lib/notify/input'

export type Notification = typeof notifications.$inferSelect
export type InboxCounts = Record<InboxGroup | 'unread', number>

const own = (ctx: Ctx) => eq(notifications.personId, ctx.actor.personId ?? '')
const groups: Record<InboxGroup, SQL | undefined> = {
  waits: and(eq(notifications.waits, true), isNull(notifications.doneAt)),
  all: undefined,
  done: isNotNull(notifications.doneAt),
}

type Page = { group: InboxGroup; page: number; size: number }

/** One's own inbox: what waits with the nearest deadline first, everything else newest first. */
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
    .offset((page - 1) * size)
}

export async function countInbox(ctx: Ctx): Promise<InboxCounts> {
  authorize(ctx.actor, 'self:manage')
  const count = (condition: SQL) => sql<number>`count(*) filter (where ${condition})::int`
  const [counts] = await ctx.db
    .select({
      waits: count(sql`${notifications.waits} and ${notifications.doneAt} is null`),
      all: count(sql`true`),
      done: count(sql`${notifications.doneAt} is not null`),
      unread: count(sql`${notifications.readAt} is null and ${notifications.doneAt} is null`),
    })
    .from(notifications)
    .where(own(ctx))
  return counts ?? { waits: 0, all: 0, done: 0, unread: 0 }
}

import { desc, type SQL, sql } from 'drizzle-orm'
import { notifications } from '@/lib/db/schema/notify'

/** Orders that an index of notifications is kept in. */
export const byDeadline = sql`${notifications.dueAt}`
export const newest = desc(notifications.createdAt)

/**
 * A count that stops: an inbox is read at every page, and may hold any number of entries. It names the order of
 * its index, since the planner, which takes waiting for common, would rather go over all notifications.
 */
export const countUpTo = (most: number, condition: SQL | undefined, order: SQL): SQL<number> =>
  sql<number>`(select count(*)::int from (
    select 1 from ${notifications} where ${condition} order by ${order} limit ${most}) as counted)`

import { and, desc, eq, gt, isNull, not, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { notifications } from '@/lib/db/schema/notify'
import { byDeadline, countUpTo, newest } from '@/lib/notify/count-up-to'

type Row = Pick<
  typeof notifications.$inferSelect,
  'id' | 'kind' | 'params' | 'href' | 'waits' | 'dueAt' | 'createdAt'
>
export type WorkAndNews = { work: Row[]; workCount: number; news: Row[]; newsCount: number }

const shown = 6
/** Counted up to here, which then means "99 and more". */
export const workCountCap = 100

/** What waits for the actor, the most pressing first, and what has happened since; one statement, however much there is. */
export async function listWorkAndNews(ctx: Ctx, since: Date): Promise<WorkAndNews> {
  authorize(ctx.actor, 'self:manage')
  const { personId } = ctx.actor
  if (!personId) return { work: [], workCount: 0, news: [], newsCount: 0 }
  const mine = eq(notifications.personId, personId)
  const waiting = and(mine, sql`${notifications.waits}`, isNull(notifications.doneAt))
  const recent = and(mine, not(notifications.waits), gt(notifications.createdAt, since))
  const columns = {
    id: notifications.id,
    kind: notifications.kind,
    params: notifications.params,
    href: notifications.href,
    waits: notifications.waits,
    dueAt: notifications.dueAt,
    createdAt: notifications.createdAt,
  }
  const work = ctx.db
    .select({ ...columns, total: countUpTo(workCountCap, waiting, byDeadline).as('total') })
    .from(notifications)
    .where(waiting)
    .orderBy(sql`${notifications.dueAt} asc nulls last`, desc(notifications.createdAt))
    .limit(shown)
  const news = ctx.db
    .select({ ...columns, total: countUpTo(workCountCap, recent, newest).as('total') })
    .from(notifications)
    .where(recent)
    .orderBy(desc(notifications.createdAt))
    .limit(shown)
  const rows = await unionAll(work, news)
  const [waits, happened] = [rows.filter((row) => row.waits), rows.filter((row) => !row.waits)]
  return {
    work: waits,
    workCount: waits[0]?.total ?? 0,
    news: happened,
    newsCount: happened[0]?.total ?? 0,
  }
}

import { and, asc, desc, eq, gt, isNull, lte, not, or, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { notifications } from '@/lib/db/schema/notify'

type Row = Pick<
  typeof notifications.$inferSelect,
  'id' | 'kind' | 'params' | 'href' | 'waits' | 'dueAt' | 'createdAt'
>
export type WorkAndNews = { work: Row[]; workCount: number; news: Row[]; newsCount: number }

const shown = 6

/** What waits for the actor, the most pressing first, and what has happened since; one statement. */
export async function listWorkAndNews(ctx: Ctx, since: Date): Promise<WorkAndNews> {
  authorize(ctx.actor, 'self:manage')
  const { personId } = ctx.actor
  if (!personId) return { work: [], workCount: 0, news: [], newsCount: 0 }
  const mine = ctx.db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      params: notifications.params,
      href: notifications.href,
      waits: notifications.waits,
      dueAt: notifications.dueAt,
      createdAt: notifications.createdAt,
      total: sql<number>`count(*) over (partition by ${notifications.waits})`.mapWith(Number).as('total'),
      place: sql<number>`row_number() over (partition by ${notifications.waits}
        order by ${notifications.dueAt} nulls last, ${notifications.createdAt} desc)`.as('place'),
    })
    .from(notifications)
    .where(
      and(
        eq(notifications.personId, personId),
        or(
          and(notifications.waits, isNull(notifications.doneAt)),
          and(not(notifications.waits), gt(notifications.createdAt, since)),
        ),
      ),
    )
    .as('mine')
  const rows = await ctx.db
    .select()
    .from(mine)
    .where(lte(mine.place, shown))
    .orderBy(asc(mine.place), desc(mine.createdAt))
  const work = rows.filter((row) => row.waits)
  const news = rows.filter((row) => !row.waits)
  return { work, workCount: work[0]?.total ?? 0, news, newsCount: news[0]?.total ?? 0 }
}

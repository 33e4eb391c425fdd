import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { noticeReads, notices, notifications } from '@/lib/db/schema/notify'
import { type PageCounts, pageCounts } from '@/lib/navigation/page-counts'
import { byDeadline, countUpTo, newest } from '@/lib/notify/count-up-to'
import { addressedTo, inForce } from '@/lib/notify/visible-notices'

type Text = { zh: string; en: string }
export type FrameNotice = { id: string; title: Text; body: Text; mustRead: boolean; banner: boolean }
/** Unread and waiting entries are counted up to here, which then means "99 and more". */
export const frameCountCap = 100
export type FrameNotices = { unread: number; waiting: number; notices: FrameNotice[]; counts: PageCounts }

/** What every page's frame shows, in one statement: the bell, banners, what must be read, and the navigation's counts. */
export async function frameNotices(ctx: Ctx): Promise<FrameNotices> {
  const personId = ctx.actor.personId ?? ''
  const open = and(eq(notifications.personId, personId), isNull(notifications.doneAt))
  const read = ctx.db
    .select({ at: noticeReads.at })
    .from(noticeReads)
    .where(and(eq(noticeReads.noticeId, notices.id), eq(noticeReads.personId, personId)))
  const { rows } = await ctx.db.execute<FrameNotices>(sql`
    select ${countUpTo(frameCountCap, and(open, isNull(notifications.readAt)), newest)} as unread,
      ${countUpTo(frameCountCap, and(open, notifications.waits), byDeadline)} as waiting,
      coalesce((select jsonb_agg(found order by published_at desc) from (
        select ${notices.id}, ${notices.title}, ${notices.body}, ${notices.banner}, ${notices.publishedAt},
          ${notices.mandatory} and not exists ${read} as "mustRead"
        from ${notices} where ${inForce(ctx)} and ${addressedTo(ctx)}
      ) found where found.banner or found."mustRead"), '[]') as notices,
      ${pageCounts(ctx, frameCountCap)} as counts`)
  return rows[0] ?? { unread: 0, waiting: 0, notices: [], counts: {} }
}

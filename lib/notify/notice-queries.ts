import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { listAudience } from '@/lib/agencies/list-audience'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { noticeReads, notices } from '@/lib/db/schema/notify'
import { notFound } from '@/lib/errors'
import { addressedTo } from '@/lib/notify/visible-notices'

export type Notice = typeof notices.$inferSelect

/** The notices addressed to the reader, newest first, with when the reader confirmed them. */
export async function listNotices(ctx: Ctx) {
  authorize(ctx.actor, 'self:manage')
  const own = and(eq(noticeReads.noticeId, notices.id), eq(noticeReads.personId, ctx.actor.personId ?? ''))
  return ctx.db
    .select({ notice: notices, readAt: noticeReads.at })
    .from(notices)
    .leftJoin(noticeReads, own)
    .where(and(isNull(notices.withdrawnAt), addressedTo(ctx)))
    .orderBy(desc(notices.publishedAt))
    .limit(100)
}

/** For who publishes: every notice with how many have confirmed it. */
export async function listPublishedNotices(ctx: Ctx) {
  authorize(ctx.actor, 'notice:publish')
  return ctx.db
    .select({
      notice: notices,
      reads: sql<number>`(select count(*)::int from ${noticeReads} where ${noticeReads.noticeId} = ${notices.id})`,
    })
    .from(notices)
    .orderBy(desc(notices.publishedAt))
    .limit(200)
}

export type NoticeReader = { personId: string; name: string; agency: string | null; readAt: Date | null }

/** Everybody a notice is addressed to, those who have not read it first. */
export async function listNoticeReaders(ctx: Ctx, noticeId: string): Promise<NoticeReader[]> {
  authorize(ctx.actor, 'notice:publish')
  const [notice] = await ctx.db.select().from(notices).where(eq(notices.id, noticeId))
  if (!notice) throw notFound('notify')
  const [audience, reads] = await Promise.all([
    listAudience(ctx, notice.agencyIds),
    ctx.db.select().from(noticeReads).where(eq(noticeReads.noticeId, noticeId)),
  ])
  const readAt = new Map(reads.map(({ personId, at }) => [personId, at]))
  return audience
    .map((person) => ({ ...person, readAt: readAt.get(person.personId) ?? null }))
    .sort((a, b) => (a.readAt?.getTime() ?? 0) - (b.readAt?.getTime() ?? 0))
}

import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { noticeReads, notices } from '@/lib/db/schema/notify'
import { notFound } from '@/lib/errors'
import type { NoticeId } from '@/lib/notify/input'
import { addressedTo, inForce } from '@/lib/notify/visible-notices'

/** The reader confirms having read a notice; once, however often confirmed. */
export async function acknowledgeNotice(ctx: Ctx, { noticeId }: NoticeId): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  const { personId, agencyId } = ctx.actor
  if (!personId) throw notFound('notify')
  await inTransaction(ctx, async (tx) => {
    const [notice] = await tx.db
      .select({ id: notices.id })
      .from(notices)
      .where(and(eq(notices.id, noticeId), inForce(tx), addressedTo(tx)))
    if (!notice) throw notFound('notify')
    const { rowCount } = await tx.db
      .insert(noticeReads)
      .values({ noticeId, personId, agencyId })
      .onConflictDoNothing()
    if (rowCount) await recordAudit(tx, 'notice.acknowledge', noticeId, { after: { personId } })
  })
}

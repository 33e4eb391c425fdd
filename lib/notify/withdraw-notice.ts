import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { notices } from '@/lib/db/schema/notify'
import { AppError, notFound } from '@/lib/errors'
import type { NoticeId } from '@/lib/notify/input'

/** Nobody is shown it any more; who read it stays on record. */
export async function withdrawNotice(ctx: Ctx, { noticeId }: NoticeId): Promise<void> {
  authorize(ctx.actor, 'notice:publish')
  await inTransaction(ctx, async (tx) => {
    const [before] = await tx.db.select().from(notices).where(eq(notices.id, noticeId)).for('update')
    if (!before) throw notFound('notify')
    if (before.withdrawnAt) throw new AppError('rule', 'notify.ended')
    const [after] = await tx.db
      .update(notices)
      .set({ withdrawnAt: tx.now() })
      .where(eq(notices.id, noticeId))
      .returning()
    await recordAudit(tx, 'notice.withdraw', noticeId, { before, after })
  })
}

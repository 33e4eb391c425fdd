import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { notices } from '@/lib/db/schema/notify'
import { AppError } from '@/lib/errors'
import type { PublishNotice } from '@/lib/notify/input'
import { addDays, dayStart } from '@/lib/shanghai'

/** A notice of the platform, in both languages, from now until the end of its last day. */
export async function publishNotice(ctx: Ctx, input: PublishNotice): Promise<string> {
  authorize(ctx.actor, 'notice:publish')
  const { personId } = ctx.actor
  if (!personId) throw new AppError('forbidden', 'auth.notAllowed')
  const endsAt = input.endsOn ? dayStart(addDays(input.endsOn, 1)) : null
  if (endsAt && endsAt <= ctx.now()) throw new AppError('invalid', 'notify.endBeforeStart')
  return inTransaction(ctx, async (tx) => {
    const [notice] = await tx.db
      .insert(notices)
      .values({
        title: { zh: input.titleZh, en: input.titleEn },
        body: { zh: input.bodyZh, en: input.bodyEn },
        mandatory: input.mandatory,
        banner: input.banner,
        agencyIds: input.agencyIds.length > 0 ? input.agencyIds : null,
        publishedBy: personId,
        publishedAt: tx.now(),
        endsAt,
      })
      .returning()
    if (!notice) throw new Error('notice not written')
    await recordAudit(tx, 'notice.publish', notice.id, { after: notice })
    return notice.id
  })
}

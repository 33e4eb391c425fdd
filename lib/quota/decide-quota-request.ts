import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { quotaRequests } from '@/lib/db/schema/quota'
import { AppError, notFound } from '@/lib/errors'
import { notify } from '@/lib/notify/notify'
import { settle } from '@/lib/notify/settle'
import type { DecideQuotaRequest } from '@/lib/quota/input'
import { writeLimit } from '@/lib/quota/set-quota'

/** The authority grants (the limit changes at once) or refuses with an answer. */
export async function decideQuotaRequest(ctx: Ctx, input: DecideQuotaRequest): Promise<void> {
  authorize(ctx.actor, 'quota:decide')
  await inTransaction(ctx, async (tx) => {
    const [before] = await tx.db
      .select()
      .from(quotaRequests)
      .where(eq(quotaRequests.id, input.requestId))
      .for('update')
    if (!before) throw notFound('quota')
    if (before.state !== 'open') throw new AppError('conflict', 'quota.requestDecided')
    if (input.decision === 'refuse' && !input.answer)
      throw new AppError('invalid', 'quota.answerNeeded', {
        fields: { answer: { code: 'quota.answerNeeded' } },
      })
    const [after] = await tx.db
      .update(quotaRequests)
      .set({
        state: input.decision === 'grant' ? 'granted' : 'refused',
        decidedBy: tx.actor.personId,
        decidedAt: tx.now(),
        answer: input.answer,
      })
      .where(and(eq(quotaRequests.id, before.id), eq(quotaRequests.state, 'open')))
      .returning()
    if (input.decision === 'grant')
      await writeLimit(tx, { agencyId: before.agencyId, kind: before.kind, limit: before.wantedLimit })
    await recordAudit(tx, 'quotaRequest.decide', before.id, { before, after })
    await settle(tx, `quotaRequest:${before.id}`)
    await notify(tx, {
      personIds: [before.requestedBy],
      kind: input.decision === 'grant' ? 'quotaGranted' : 'quotaRefused',
      params: { kind: before.kind, limit: before.wantedLimit },
      href: '/quota',
      subject: `quotaRequest:${before.id}`,
      agencyId: before.agencyId,
    })
  })
}

import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { quotaRequests } from '@/lib/db/schema/quota'
import { AppError } from '@/lib/errors'
import { notify } from '@/lib/notify/notify'
import type { RequestQuota } from '@/lib/quota/input'
import { quotaOf } from '@/lib/quota/queries'
import { toUnits } from '@/lib/quota/units'

/** An agency asks the authority for a higher limit. */
export async function requestQuota(ctx: Ctx, input: RequestQuota): Promise<void> {
  authorize(ctx.actor, 'quota:request')
  await inTransaction(ctx, async (tx) => {
    const { agencyId, personId } = tx.actor
    if (!agencyId || !personId) throw new AppError('forbidden', 'auth.notAllowed')
    const present = (await quotaOf(tx, agencyId)).find((quota) => quota.kind === input.kind)
    const limit = toUnits(input.kind, present?.limit ?? 0)
    if (input.wantedLimit <= (present?.limit ?? 0))
      throw new AppError('rule', 'quota.notHigher', {
        params: { limit },
        fields: { wantedLimit: { code: 'quota.notHigher', params: { limit } } },
      })
    const [request] = await tx.db
      .insert(quotaRequests)
      .values({ ...input, agencyId, requestedBy: personId, requestedAt: tx.now() })
      .returning()
    if (!request) return
    await recordAudit(tx, 'quotaRequest.create', request.id, { after: request })
    const authority = await listRoleHolders(tx, { role: 'authority', agencyId: null })
    await notify(tx, {
      personIds: authority.map((person) => person.id),
      kind: 'quotaRequested',
      params: { kind: input.kind, limit: input.wantedLimit },
      href: '/admin/quotas',
      subject: `quotaRequest:${request.id}`,
      waits: true,
    })
  })
}

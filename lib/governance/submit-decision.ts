import { eq } from 'drizzle-orm'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { decisions } from '@/lib/db/schema/governance'
import { AppError } from '@/lib/errors'
import type { DecisionId } from '@/lib/governance/input'
import { decisionSubject, lockDecision } from '@/lib/governance/queries'
import { refusalOf } from '@/lib/governance/rules'
import { notify } from '@/lib/notify/notify'
import { settle } from '@/lib/notify/settle'
import { routes } from '@/lib/routes'

/** The draft goes to the leading group: it waits in the inbox of everybody there who has no hand in it. */
export async function submitDecision(ctx: Ctx, { decisionId }: DecisionId): Promise<void> {
  authorize(ctx.actor, 'decision:draft')
  const { personId } = ctx.actor
  if (!personId) throw new AppError('forbidden', 'auth.notAllowed')
  await inTransaction(ctx, async (tx) => {
    const before = await lockDecision(tx, decisionId)
    const refused = refusalOf('submit', before, personId)
    if (refused) throw new AppError('rule', `governance.${refused}`)
    const authorIds = [...new Set([...before.authorIds, personId])]
    const group = await listRoleHolders(tx, { role: 'leadingGroup', agencyId: null })
    const endorsers = group.filter(({ id }) => !authorIds.includes(id))
    if (endorsers.length === 0) throw new AppError('rule', 'governance.noEndorser')
    const [after] = await tx.db
      .update(decisions)
      .set({
        state: 'submitted',
        authorIds,
        revision: before.revision + 1,
        submittedBy: personId,
        submittedAt: tx.now(),
        changedAt: tx.now(),
      })
      .where(eq(decisions.id, decisionId))
      .returning()
    await recordAudit(tx, 'decision.submit', decisionId, { before, after })
    await settle(tx, decisionSubject(decisionId))
    await notify(tx, {
      personIds: endorsers.map(({ id }) => id),
      kind: 'decisionSubmitted',
      params: { number: before.number, title: before.title },
      href: routes.admin.decisions.one(decisionId),
      subject: decisionSubject(decisionId),
      waits: true,
      agencyId: null,
    })
  })
}

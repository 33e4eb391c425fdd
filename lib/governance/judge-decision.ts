import { eq } from 'drizzle-orm'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { decisions, endorsements } from '@/lib/db/schema/governance'
import { AppError } from '@/lib/errors'
import type { JudgeDecision } from '@/lib/governance/input'
import { type Decision, decisionSubject, lockDecision } from '@/lib/governance/queries'
import { refusalOf } from '@/lib/governance/rules'
import { notify } from '@/lib/notify/notify'
import { settle } from '@/lib/notify/settle'
import { routes } from '@/lib/routes'

/** The leading group endorses what was submitted, or returns it with reasons (guide 5.10(2)). */
export async function judgeDecision(ctx: Ctx, input: JudgeDecision): Promise<void> {
  authorize(ctx.actor, 'decision:endorse')
  const { personId } = ctx.actor
  if (!personId) throw new AppError('forbidden', 'auth.notAllowed')
  const { decisionId, revision, verdict, level, opinion } = input
  await inTransaction(ctx, async (tx) => {
    const before = await lockDecision(tx, decisionId)
    const refused = refusalOf('judge', before, personId)
    if (refused) throw new AppError('rule', `governance.${refused}`)
    if (before.revision !== revision) throw new AppError('conflict', 'actions.stale')
    if (verdict === 'return' && !opinion)
      throw new AppError('invalid', 'governance.reasonNeeded', {
        fields: { opinion: { code: 'governance.reasonNeeded' } },
      })
    const { submittedBy, submittedAt } = before
    if (!submittedBy || !submittedAt) throw new Error('submitted by nobody')
    const at = tx.now()
    await tx.db
      .insert(endorsements)
      .values({ decisionId, revision, verdict, level, opinion, personId, at, submittedBy, submittedAt })
    const endorsed = verdict === 'endorse'
    const [after] = await tx.db
      .update(decisions)
      .set({
        state: endorsed ? 'endorsed' : 'returned',
        endorsedAt: endorsed ? at : null,
        changedAt: at,
      })
      .where(eq(decisions.id, decisionId))
      .returning()
    await recordAudit(tx, endorsed ? 'decision.endorse' : 'decision.return', decisionId, {
      before,
      after: { ...after, level, opinion },
    })
    await settle(tx, decisionSubject(decisionId))
    await tell(tx, before, input)
  })
}

/** The authors: what came back waits for them. An agency learns of its exemption. */
async function tell(tx: Ctx, decision: Decision, { verdict, opinion }: JudgeDecision): Promise<void> {
  const { id, number, title, agencyId } = decision
  const shared = { href: routes.admin.decisions.one(id), subject: decisionSubject(id) }
  await notify(tx, {
    ...shared,
    personIds: decision.authorIds,
    kind: verdict === 'endorse' ? 'decisionEndorsed' : 'decisionReturned',
    params: verdict === 'endorse' ? { number, title } : { number, title, reason: opinion },
    waits: verdict === 'return',
    agencyId: null,
  })
  if (verdict === 'return' || !agencyId) return
  const administrators = await listRoleHolders(tx, { role: 'agencyAdmin', agencyId })
  await notify(tx, {
    ...shared,
    personIds: administrators.map((person) => person.id),
    kind: 'decisionExempts',
    params: { number, title },
    agencyId,
  })
}

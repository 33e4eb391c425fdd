import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { decisions } from '@/lib/db/schema/governance'
import { AppError } from '@/lib/errors'
import type { RepealDecision } from '@/lib/governance/input'
import { lockDecision } from '@/lib/governance/queries'
import { refusalOf } from '@/lib/governance/rules'

/** An endorsed decision ends with a reason; what it said stays readable. */
export async function repealDecision(ctx: Ctx, { decisionId, reason }: RepealDecision): Promise<void> {
  authorize(ctx.actor, 'decision:repeal')
  await inTransaction(ctx, async (tx) => {
    const before = await lockDecision(tx, decisionId)
    const refused = refusalOf('repeal', before, tx.actor.personId)
    if (refused) throw new AppError('rule', `governance.${refused}`)
    const [after] = await tx.db
      .update(decisions)
      .set({
        state: 'repealed',
        repealedBy: tx.actor.personId,
        repealedAt: tx.now(),
        repealReason: reason,
        changedAt: tx.now(),
      })
      .where(eq(decisions.id, decisionId))
      .returning()
    await recordAudit(tx, 'decision.repeal', decisionId, { before, after })
  })
}

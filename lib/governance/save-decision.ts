import { and, eq, ne } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { agencies } from '@/lib/db/schema/agencies'
import { decisions } from '@/lib/db/schema/governance'
import { AppError } from '@/lib/errors'
import type { SaveDecision } from '@/lib/governance/input'
import { nextDecisionNumber } from '@/lib/governance/next-decision-number'
import { lockDecision } from '@/lib/governance/queries'
import { refusalOf } from '@/lib/governance/rules'

/** The authority drafts a decision, or revises a draft or what came back. Answers its id. */
export async function saveDecision(ctx: Ctx, input: SaveDecision): Promise<string> {
  authorize(ctx.actor, 'decision:draft')
  const { personId } = ctx.actor
  if (!personId) throw new AppError('forbidden', 'auth.notAllowed')
  const { decisionId, formVersion, ...content } = input
  return inTransaction(ctx, async (tx) => {
    await requireAgency(tx, content.agencyId)
    const now = tx.now()
    if (!decisionId) {
      const made = { draftedBy: personId, authorIds: [personId], createdAt: now, changedAt: now }
      const number = await nextDecisionNumber(tx)
      const [after] = await tx.db
        .insert(decisions)
        .values({ ...content, ...made, number })
        .returning()
      if (!after) throw new Error('decision not written')
      await recordAudit(tx, 'decision.create', after.id, { after })
      return after.id
    }
    const before = await lockDecision(tx, decisionId)
    const refused = refusalOf('edit', before, personId)
    if (refused) throw new AppError('rule', `governance.${refused}`)
    if (before.formVersion !== formVersion) throw new AppError('conflict', 'actions.stale')
    const authorIds = [...new Set([...before.authorIds, personId])]
    const [after] = await tx.db
      .update(decisions)
      .set({ ...content, authorIds, formVersion: formVersion + 1, changedAt: now })
      .where(eq(decisions.id, decisionId))
      .returning()
    await recordAudit(tx, 'decision.edit', decisionId, { before, after })
    return decisionId
  })
}

async function requireAgency(tx: Ctx, agencyId: string | null): Promise<void> {
  if (!agencyId) return
  const [open] = await tx.db
    .select({ id: agencies.id })
    .from(agencies)
    .where(and(eq(agencies.id, agencyId), ne(agencies.state, 'closed')))
  if (!open)
    throw new AppError('invalid', 'actions.invalid', {
      fields: { agencyId: { code: 'governance.agencyNeeded' } },
    })
}

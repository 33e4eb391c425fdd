import { asc, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { approvalRules } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import type { MoveRule } from '@/lib/orders/rule-input'

/** Changes places with the neighbour, and numbers all anew so that no two rules claim one place. */
export async function moveRule(ctx: Ctx, { ruleId, by }: MoveRule): Promise<void> {
  authorize(ctx.actor, 'rule:manage')
  await inTransaction(ctx, async (tx) => {
    const rules = await tx.db
      .select({ id: approvalRules.id })
      .from(approvalRules)
      .orderBy(asc(approvalRules.priority), asc(approvalRules.id))
      .for('update')
    const ids = rules.map(({ id }) => id)
    const at = ids.indexOf(ruleId)
    if (at < 0) throw notFound('orders')
    const to = Math.min(Math.max(at + (by === 'up' ? -1 : 1), 0), ids.length - 1)
    ids.splice(to, 0, ...ids.splice(at, 1))
    for (const [index, id] of ids.entries())
      await tx.db
        .update(approvalRules)
        .set({ priority: index + 1 })
        .where(eq(approvalRules.id, id))
    await recordAudit(tx, 'approvalRule.move', ruleId, {
      before: { place: at + 1 },
      after: { place: to + 1 },
    })
  })
}

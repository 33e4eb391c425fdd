import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { approvalRules } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import type { SwitchRule } from '@/lib/orders/rule-input'

export async function switchRule(ctx: Ctx, { ruleId, active }: SwitchRule): Promise<void> {
  authorize(ctx.actor, 'rule:manage')
  await inTransaction(ctx, async (tx) => {
    const mine = eq(approvalRules.id, ruleId)
    const [before] = await tx.db.select().from(approvalRules).where(mine).for('update')
    if (!before) throw notFound('orders')
    const [after] = await tx.db
      .update(approvalRules)
      .set({ active: active === 'true', changedBy: tx.actor.personId, changedAt: sql`now()` })
      .where(mine)
      .returning()
    await recordAudit(tx, 'approvalRule.switch', ruleId, { before, after })
  })
}

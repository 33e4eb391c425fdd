import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { approvalRules, type ChainStep, type RuleCondition } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import { parseYuan } from '@/lib/money'
import type { ApprovalRule } from '@/lib/orders/queries'
import type { SaveRule } from '@/lib/orders/rule-input'

/** A new rule stands last. Orders under way keep the chain they were submitted with. */
export async function saveRule(ctx: Ctx, input: SaveRule): Promise<ApprovalRule> {
  authorize(ctx.actor, 'rule:manage')
  const values = {
    name: { zh: input.nameZh, en: input.nameEn },
    condition: conditionOf(input),
    steps: input.steps.map(stepOf),
    changedBy: ctx.actor.personId,
  }
  return inTransaction(ctx, async (tx) => {
    if (!input.ruleId) {
      const last = sql<number>`(select coalesce(max(priority), 0) + 1 from approval_rule)`
      const [made] = await tx.db
        .insert(approvalRules)
        .values({ ...values, priority: last })
        .returning()
      if (!made) throw notFound('orders')
      await recordAudit(tx, 'approvalRule.create', made.id, { after: made })
      return made
    }
    const mine = eq(approvalRules.id, input.ruleId)
    const [before] = await tx.db.select().from(approvalRules).where(mine).for('update')
    if (!before) throw notFound('orders')
    const [after] = await tx.db
      .update(approvalRules)
      .set({ ...values, changedAt: sql`now()` })
      .where(mine)
      .returning()
    await recordAudit(tx, 'approvalRule.change', before.id, { before, after })
    return after ?? before
  })
}

function conditionOf(input: SaveRule): RuleCondition {
  const { families, kinds, protectionLevels, agencyIds, minYuan, maxYuan } = input
  const some = <T>(list: T[]) => (list.length > 0 ? list : undefined)
  return {
    families: some(families),
    kinds: some(kinds),
    protectionLevels: some(protectionLevels),
    agencyIds: some(agencyIds),
    minFen: minYuan === undefined ? undefined : parseYuan(minYuan).toString(),
    maxFen: maxYuan === undefined ? undefined : parseYuan(maxYuan).toString(),
  }
}

const stepOf = ({ nameZh, nameEn, role, mode, k, hours }: SaveRule['steps'][number]): ChainStep => ({
  name: { zh: nameZh, en: nameEn },
  role,
  mode,
  ...(mode === 'k' && { k }),
  hours,
})

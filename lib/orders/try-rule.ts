import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { parseYuan } from '@/lib/money'
import { namesOf } from '@/lib/orders/open-step'
import { planChain } from '@/lib/orders/plan-chain'
import type { TryRule } from '@/lib/orders/rule-input'

export type Trial = {
  rule: { zh: string; en: string }
  steps: { name: { zh: string; en: string }; people: string[]; missing: boolean }[]
}
/** Nobody in particular asks, so nobody is excluded for being the requester. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** Which rule would take such an order, and who would decide; null when none would. */
export async function tryRule(ctx: Ctx, input: TryRule): Promise<Trial | null> {
  authorize(ctx.actor, 'rule:read')
  const { agencyId, amountYuan, family, kind, protectionLevel } = input
  const facts = {
    agencyId,
    totalFen: parseYuan(amountYuan),
    families: [family],
    kinds: [kind],
    protectionLevel,
  }
  const chain = await planChain(ctx, facts, nobody)
  if (!chain) return null
  return {
    rule: chain.rule.name,
    steps: chain.rule.steps.map((step, index) => ({
      name: step.name,
      people: namesOf(chain.approvers[index] ?? { principals: [], delegations: [] }),
      missing: chain.missing.includes(step),
    })),
  }
}

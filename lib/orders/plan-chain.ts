import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { isAgencyRole, type Role } from '@/lib/auth/roles'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { type Approvers, approversOf, neededVotes } from '@/lib/orders/approvers-of'
import { chooseRule, type RuleFacts } from '@/lib/orders/choose-rule'
import { type ApprovalRule, activeRules } from '@/lib/orders/queries'

export type PlannedChain = { rule: ApprovalRule; approvers: Approvers[]; missing: ApprovalRule['steps'] }

/** The rule that takes the order, and who could decide each of its steps now. */
export async function planChain(
  ctx: Ctx,
  facts: RuleFacts,
  requesterId: string,
): Promise<PlannedChain | null> {
  const rule = chooseRule(await activeRules(ctx), facts)
  if (!rule) return null
  const { agencyId } = facts
  const approvers = await approversOf(ctx, { agencyId, requesterId, steps: rule.steps })
  const missing = rule.steps.filter((step, index) => {
    const count = approvers[index]?.principals.length ?? 0
    return count < neededVotes(step, count)
  })
  return { rule, approvers, missing }
}

/** The same for submission: no rule, or a step that nobody may decide, is a refusal that says whom to ask. */
export async function requireChain(ctx: Ctx, facts: RuleFacts, requesterId: string): Promise<PlannedChain> {
  const chain = await planChain(ctx, facts, requesterId)
  if (!chain)
    throw new AppError('rule', 'orders.noRule', {
      contact: await namesOfRole(ctx, facts.agencyId, 'authority'),
    })
  const [step] = chain.missing
  if (step) throw await noApprover(ctx, facts.agencyId, step)
  return chain
}

/** Too few may decide a step: says which one, and who could appoint somebody. */
export async function noApprover(
  ctx: Ctx,
  agencyId: string,
  { name, role }: Pick<ApprovalRule['steps'][number], 'name' | 'role'>,
): Promise<AppError> {
  return new AppError('rule', 'orders.noApprover', {
    params: { step: name.zh, stepEn: name.en },
    contact: await namesOfRole(ctx, agencyId, role === 'approver' ? 'agencyAdmin' : 'securityAdmin'),
  })
}

async function namesOfRole(ctx: Ctx, agencyId: string, role: Role): Promise<string> {
  const scope = isAgencyRole(role) ? agencyId : null
  const holders = await listRoleHolders(ctx, { role, agencyId: scope })
  return holders.map(({ name }) => name).join('、')
}

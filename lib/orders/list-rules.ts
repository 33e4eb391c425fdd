import { asc } from 'drizzle-orm'
import { listAgencyNames, listNames } from '@/lib/agencies/list-names'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { approvalRules } from '@/lib/db/schema/orders'
import type { ApprovalRule } from '@/lib/orders/queries'

export type ListedRule = ApprovalRule & { changedByName: string | null; agencyNames: string[] }

/** All rules in the order in which they are tried. */
export async function listRules(ctx: Ctx): Promise<ListedRule[]> {
  authorize(ctx.actor, 'rule:read')
  const rules = await ctx.db
    .select()
    .from(approvalRules)
    .orderBy(asc(approvalRules.priority), asc(approvalRules.id))
  const [people, agencies] = await Promise.all([
    listNames(
      ctx,
      rules.flatMap(({ changedBy }) => changedBy ?? []),
    ),
    listAgencyNames(
      ctx,
      rules.flatMap(({ condition }) => condition.agencyIds ?? []),
    ),
  ])
  return rules.map((rule) => ({
    ...rule,
    changedByName: rule.changedBy ? (people.get(rule.changedBy) ?? null) : null,
    agencyNames: (rule.condition.agencyIds ?? []).map((id) => agencies.get(id) ?? id),
  }))
}

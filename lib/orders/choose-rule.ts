import type { ChainStep, RuleCondition } from '@/lib/db/schema/orders'

export type RuleFacts = {
  agencyId: string
  totalFen: bigint
  families: readonly string[]
  kinds: readonly string[]
  protectionLevel: number
}
type Rule = { condition: RuleCondition; steps: readonly ChainStep[]; active: boolean; priority: number }

/** An empty list names nobody in particular: it holds for all. */
const holdsFor = <T>(wanted: readonly T[] | undefined, given: readonly T[]): boolean =>
  !wanted?.length || given.some((value) => wanted.includes(value))

export function ruleHolds({ condition }: Pick<Rule, 'condition'>, facts: RuleFacts): boolean {
  if (condition.minFen !== undefined && facts.totalFen < BigInt(condition.minFen)) return false
  if (condition.maxFen !== undefined && facts.totalFen > BigInt(condition.maxFen)) return false
  return (
    holdsFor(condition.families, facts.families) &&
    holdsFor(condition.kinds, facts.kinds) &&
    holdsFor(condition.protectionLevels, [facts.protectionLevel]) &&
    holdsFor(condition.agencyIds, [facts.agencyId])
  )
}

/**
 * The first active rule whose conditions hold, by priority. A rule that approves by itself must hold for
 * every family and kind of the order, not only for one of them.
 */
export function chooseRule<R extends Rule>(rules: readonly R[], facts: RuleFacts): R | null {
  const inOrder = rules.filter(({ active }) => active).toSorted((a, b) => a.priority - b.priority)
  return (
    inOrder.find((rule) => ruleHolds(rule, facts) && (rule.steps.length > 0 || covers(rule, facts))) ?? null
  )
}

function covers({ condition }: Rule, facts: RuleFacts): boolean {
  const all = (wanted: readonly string[] | undefined, given: readonly string[]) =>
    !wanted?.length || given.every((value) => wanted.includes(value))
  return all(condition.families, facts.families) && all(condition.kinds, facts.kinds)
}

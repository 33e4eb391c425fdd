import { expect, test } from 'vitest'
import type { ChainStep, RuleCondition } from '@/lib/db/schema/orders'
import { chooseRule, type RuleFacts } from '@/lib/orders/choose-rule'

const step: ChainStep = { name: { zh: '负责人', en: 'Head' }, role: 'approver', mode: 'any', hours: 8 }
const rule = (priority: number, condition: RuleCondition, steps: ChainStep[] = [step], active = true) => ({
  priority,
  condition,
  steps,
  active,
})
const facts: RuleFacts = {
  agencyId: 'a1',
  totalFen: 200_000n,
  families: ['infrastructure'],
  kinds: ['create'],
  protectionLevel: 3,
}

test('the first active rule whose conditions all hold is taken, by priority', () => {
  const general = rule(9, {})
  const level3 = rule(2, { protectionLevels: [3] })
  expect(chooseRule([general, level3], facts)).toBe(level3)
  expect(chooseRule([general, { ...level3, active: false }], facts)).toBe(general)
  expect(chooseRule([general, level3], { ...facts, protectionLevel: 2 })).toBe(general)
})

test('both ends of an amount are included', () => {
  const large = rule(1, { minFen: '200000' })
  const small = rule(2, { maxFen: '199999' })
  expect(chooseRule([small, large], facts)).toBe(large)
  expect(chooseRule([small, large], { ...facts, totalFen: 199_999n })).toBe(small)
})

test('a rule for one agency does not touch another', () => {
  expect(chooseRule([rule(1, { agencyIds: ['a2'] })], facts)).toBeNull()
})

test('an order of two families is approved by itself only when the rule covers both', () => {
  const alone = rule(1, { families: ['infrastructure'] }, [])
  const people = rule(2, {})
  expect(chooseRule([alone, people], facts)).toBe(alone)
  expect(chooseRule([alone, people], { ...facts, families: ['infrastructure', 'security'] })).toBe(people)
})

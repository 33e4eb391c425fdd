import { expect, test } from 'vitest'
import { budgetThresholdOf, thresholdOf } from '@/lib/quota/rules'

test.each([
  [79, 100, 0],
  [80, 100, 80],
  [89, 100, 80],
  [90, 100, 90],
  [100, 100, 100],
  [0, 0, 0],
  [1, 0, 100],
])('%i of %i has reached %i percent', (taken, limit, reached) => {
  expect(thresholdOf(taken, limit)).toBe(reached)
  expect(budgetThresholdOf(BigInt(taken), BigInt(limit))).toBe(reached)
})

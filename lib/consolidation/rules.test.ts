import fc from 'fast-check'
import { expect, test } from 'vitest'
import { budgetOf, planCan, reserveOf } from '@/lib/consolidation/rules'

const askedAt = new Date('2026-11-19T17:30:00Z')
const coresInUse = [100, 180, 400, 900].map((early) => ({ early, likely: early - 40, late: early - 60 }))
const expected = { forecast: { coresInUse, askedAt }, coresInUse: 90, hostVcpu: 64, minimum: 1, now: askedAt }

test('the reserve holds what is expected at most by the end of tomorrow, in whole hosts', () => {
  expect(reserveOf(expected)).toBe(2)
  expect(reserveOf({ ...expected, now: new Date(askedAt.getTime() + 86_400_000) })).toBe(5)
})

test('never fewer than the minimum: where nothing more is expected, or nothing is known', () => {
  expect(reserveOf({ ...expected, coresInUse: 500, minimum: 3 })).toBe(3)
  expect(reserveOf({ ...expected, forecast: null, minimum: 2 })).toBe(2)
  expect(reserveOf({ ...expected, now: new Date(askedAt.getTime() + 9 * 86_400_000) })).toBe(1)
})

test('moves are earned by machines placed, a plan takes no more than its own bound', () => {
  const setting = { movesPerPlan: 50, movesPerHundredRequests: 10 }
  expect(budgetOf({ ...setting, requests: 240, moves: 4 })).toBe(20)
  expect(budgetOf({ ...setting, requests: 9000, moves: 4 })).toBe(50)
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(2000), (requests, moves) => {
      expect(moves + budgetOf({ ...setting, requests, moves })).toBeLessThanOrEqual(
        Math.max(moves, requests * 0.1),
      )
    }),
  )
})

test('what may be decided when', () => {
  expect(planCan('approve', { state: 'proposed' })).toBe(true)
  expect(planCan('stop', { state: 'proposed' })).toBe(false)
  expect(planCan('stop', { state: 'running' })).toBe(true)
  expect(planCan('reject', { state: 'stale' })).toBe(false)
})

import { expect, test } from 'vitest'
import { inForce, refusalOf } from '@/lib/governance/rules'

const author = 'a'
const decision = (state: 'draft' | 'submitted' | 'returned' | 'endorsed' | 'repealed') => ({
  state,
  authorIds: [author],
})

test('what waits or is endorsed is not edited, what came back is', () => {
  for (const state of ['draft', 'returned'] as const) {
    expect(refusalOf('edit', decision(state), author)).toBeNull()
    expect(refusalOf('submit', decision(state), author)).toBeNull()
  }
  for (const state of ['submitted', 'endorsed', 'repealed'] as const)
    expect(refusalOf('edit', decision(state), author)).toBe('notEditable')
})

test('only what is submitted is judged, by somebody without a hand in it; only what is endorsed is repealed', () => {
  expect(refusalOf('judge', decision('submitted'), 'b')).toBeNull()
  expect(refusalOf('judge', decision('submitted'), author)).toBe('ownDecision')
  expect(refusalOf('judge', decision('endorsed'), 'b')).toBe('notSubmitted')
  expect(refusalOf('repeal', decision('endorsed'), author)).toBeNull()
  expect(refusalOf('repeal', decision('repealed'), author)).toBe('notEndorsed')
})

test('a decision holds from its first to its last day, once endorsed', () => {
  const days = { effectiveFrom: '2026-01-01', effectiveUntil: '2026-12-31' }
  expect(inForce({ state: 'endorsed', ...days }, '2026-01-01')).toBe(true)
  expect(inForce({ state: 'endorsed', ...days }, '2026-12-31')).toBe(true)
  expect(inForce({ state: 'endorsed', ...days }, '2027-01-01')).toBe(false)
  expect(inForce({ state: 'endorsed', ...days, effectiveUntil: null }, '2030-01-01')).toBe(true)
  expect(inForce({ state: 'submitted', ...days }, '2026-06-01')).toBe(false)
})

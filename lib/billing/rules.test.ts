import { expect, test } from 'vitest'
import { isFinal, signingProblem, statementCan } from '@/lib/billing/rules'

const statement = { state: 'reviewing' as const, revision: 2, issuedBy: 'reviewer', preparedBy: null }
const financeSigned = { role: 'finance' as const, personId: 'lu', revision: 2, contentHash: 'x' }

test('only a draft can be issued or voided, only a confirmed statement settled', () => {
  expect(statementCan('void', { state: 'reviewing' })).toBe(false)
  expect(statementCan('issue', { state: 'draft' })).toBe(true)
  expect(statementCan('settle', { state: 'reviewing' })).toBe(false)
  expect(isFinal('confirmed')).toBe(true)
})

test('the approver confirms after a finance officer has checked this very revision', () => {
  const ask = { statement, personId: 'gu', role: 'approver' as const }
  expect(signingProblem({ ...ask, signed: [] })).toBe('billing.notReviewed')
  expect(signingProblem({ ...ask, signed: [{ ...financeSigned, revision: 1 }] })).toBe('billing.notReviewed')
  expect(signingProblem({ ...ask, signed: [financeSigned] })).toBeNull()
})

test('one person signs once, and never what they issued', () => {
  const ask = { statement, role: 'approver' as const, signed: [financeSigned] }
  expect(signingProblem({ ...ask, personId: 'lu' })).toBe('billing.samePerson')
  expect(signingProblem({ ...ask, personId: 'reviewer' })).toBe('billing.samePerson')
  expect(signingProblem({ ...ask, personId: 'wu', role: 'finance' })).toBe('billing.alreadyReviewed')
})

test('a disputed statement is not signed', () => {
  const disputed = { ...statement, state: 'disputed' as const }
  expect(signingProblem({ statement: disputed, signed: [], personId: 'lu', role: 'finance' })).toBe(
    'billing.notReviewing',
  )
})

import { expect, test } from 'vitest'
import { urgencyOf } from '@/lib/orders/urgency-of'

const fresh = { hours: 10, remindedAt: null, escalatedAt: null }
const at = new Date(0)

test('a reminder at four fifths of the time, an escalation at its end, each once', () => {
  expect(urgencyOf(fresh, 7.9)).toBeNull()
  expect(urgencyOf(fresh, 8)).toBe('remind')
  expect(urgencyOf({ ...fresh, remindedAt: at }, 9)).toBeNull()
  expect(urgencyOf({ ...fresh, remindedAt: at }, 10)).toBe('escalate')
  expect(urgencyOf({ ...fresh, remindedAt: at, escalatedAt: at }, 99)).toBeNull()
})

test('a step that was never looked at in time is escalated at once', () => {
  expect(urgencyOf(fresh, 12)).toBe('escalate')
})

import { expect, test } from 'vitest'
import { type DutyRule, violated } from '@/lib/agencies/duty-rules'

const rule = (scope: DutyRule['scope'], roleA: string, roleB: string): DutyRule => ({
  id: '1',
  code: `${roleA}-${roleB}`,
  scope,
  roleA,
  roleB,
  reasonZh: '',
  reasonEn: '',
  activeSince: null,
})
const breaks = (one: DutyRule, ...held: [string, string | null][]) =>
  violated(
    [one],
    held.map(([role, agencyId]) => ({ role, agencyId })),
  ).length > 0

test('inside one agency nobody both reviews and confirms', () => {
  const inAgency = rule('agency', 'finance', 'approver')
  expect(breaks(inAgency, ['finance', 'a'], ['approver', 'a'])).toBe(true)
  expect(breaks(inAgency, ['finance', 'a'], ['approver', 'b'])).toBe(false)
  expect(breaks(inAgency, ['finance', 'a'])).toBe(false)
})

test('a rule for the platform looks at platform roles only', () => {
  const platform = rule('platform', 'systemAdmin', 'auditAdmin')
  expect(breaks(platform, ['systemAdmin', null], ['auditAdmin', null])).toBe(true)
  expect(breaks(platform, ['systemAdmin', null], ['auditAdmin', 'a'])).toBe(false)
})

test('a rule for anywhere crosses hats', () => {
  const any = rule('any', 'billingReviewer', 'finance')
  expect(breaks(any, ['billingReviewer', null], ['finance', 'a'])).toBe(true)
  expect(breaks(any, ['finance', 'a'], ['finance', 'b'])).toBe(false)
})

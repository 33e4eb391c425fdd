import { expect, test } from 'vitest'
import { periodStage } from '@/lib/orders/period-stage'

const at = (day: string) => new Date(`${day}T10:00:00+08:00`)

test('reminds 30, 7 and 1 days before, and acts on the day after the last', () => {
  expect(periodStage('2026-12-31', null, at('2026-11-30'))).toBeNull()
  expect(periodStage('2026-12-31', null, at('2026-12-01'))).toBe(30)
  expect(periodStage('2026-12-31', at('2026-12-01'), at('2026-12-20'))).toBeNull()
  expect(periodStage('2026-12-31', at('2026-12-01'), at('2026-12-24'))).toBe(7)
  expect(periodStage('2026-12-31', at('2026-12-24'), at('2026-12-30'))).toBe(1)
  expect(periodStage('2026-12-31', at('2026-12-30'), at('2026-12-31'))).toBeNull()
  expect(periodStage('2026-12-31', at('2026-12-30'), at('2027-01-01'))).toBe('ended')
  expect(periodStage('2026-12-31', at('2027-01-01'), at('2027-02-01'))).toBeNull()
})

test('a job that did not run for a month tells only what matters now', () => {
  expect(periodStage('2026-12-31', null, at('2026-12-29'))).toBe(7)
  expect(periodStage('2026-12-31', null, at('2027-03-01'))).toBe('ended')
})

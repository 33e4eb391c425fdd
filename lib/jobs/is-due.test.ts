import { expect, test } from 'vitest'
import { isDue } from '@/lib/jobs/is-due'
import { atTime } from '@/lib/shanghai'

const run = async () => {}
const daily = { name: 'nightly', dailyAt: '02:30', run }
const often = { name: 'often', everySeconds: 60, run }
const at = (time: string, day = '2026-11-20') => atTime(day, time)

test('a job that never ran is due', () => {
  expect(isDue(often, null, at('10:00'))).toBe(true)
  expect(isDue(daily, null, at('10:00'))).toBe(true)
})

test('a repeated job is due when its period has passed', () => {
  expect(isDue(often, at('10:00'), at('10:00'))).toBe(false)
  expect(isDue(often, at('10:00'), at('10:01'))).toBe(true)
})

test('a daily job runs once after its hour, also when the hour was missed', () => {
  expect(isDue(daily, at('02:30'), at('23:59'))).toBe(false)
  expect(isDue(daily, at('02:30'), at('02:29', '2026-11-21'))).toBe(false)
  expect(isDue(daily, at('02:30'), at('02:30', '2026-11-21'))).toBe(true)
  expect(isDue(daily, at('02:30', '2026-11-18'), at('09:00'))).toBe(true)
})

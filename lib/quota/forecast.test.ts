import { expect, test } from 'vitest'
import { yearEndForecast } from '@/lib/quota/forecast'
import { dayStart } from '@/lib/shanghai'

test('half a year at a steady pace is half of the year', () => {
  expect(yearEndForecast(50_000_00n, 2026, dayStart('2026-07-02'))).toBe(100_274_73n)
})

test('a year that is over will not cost more', () => {
  expect(yearEndForecast(1234n, 2025, dayStart('2026-07-02'))).toBe(1234n)
})

test('too young a year, and one that has not begun, say nothing', () => {
  expect(yearEndForecast(1234n, 2026, dayStart('2026-01-10'))).toBeNull()
  expect(yearEndForecast(0n, 2027, dayStart('2026-07-02'))).toBeNull()
})

import { expect, test } from 'vitest'
import { isWithin, nextOpening, readWindows, windowsText } from '@/lib/consolidation/windows'

const shanghai = (time: string) => new Date(`2026-11-20T${time}:00+08:00`)
const night = [{ from: '22:00', to: '06:00' }]

test('windows are read as people write them, and written back', () => {
  expect(readWindows('22:00-06:00, 12:00 – 13:00')).toEqual([...night, { from: '12:00', to: '13:00' }])
  expect(readWindows('22:00至06:00；12:00~13:00、')).toHaveLength(2)
  expect(readWindows('')).toEqual([])
  for (const text of ['22-6', '24:00-06:00', '22:00', '22:00-06:60', 'nachts'])
    expect(readWindows(text)).toBeNull()
  expect(windowsText(readWindows('22:00-06:00,12:00-13:00') ?? [])).toBe('22:00-06:00, 12:00-13:00')
})

test('over midnight, half-open, by the wall clock of Shanghai', () => {
  expect(
    ['21:59', '22:00', '23:59', '00:00', '05:59', '06:00'].map((time) => isWithin(night, shanghai(time))),
  ).toEqual([false, true, true, true, true, false])
  expect(isWithin([], shanghai('12:00'))).toBe(true)
  expect(isWithin([{ from: '08:00', to: '08:00' }], shanghai('03:00'))).toBe(true)
})

test('outside, the next opening is said; tomorrow where today has none any more', () => {
  expect(nextOpening(night, shanghai('23:00'))).toBeNull()
  expect(nextOpening(night, shanghai('07:00'))).toEqual(shanghai('22:00'))
  expect(nextOpening([{ from: '01:00', to: '02:00' }], shanghai('07:00'))).toEqual(
    new Date('2026-11-21T01:00:00+08:00'),
  )
})

import { expect, test } from 'vitest'
import { quietUntil } from '@/lib/notify/quiet-until'
import { atTime } from '@/lib/shanghai'

const at = (time: string, day = '2026-11-20') => atTime(day, time)
const night = [22 * 60, 7 * 60 + 30] as const
const noon = [12 * 60, 14 * 60] as const

test.for([
  ['without quiet hours mail goes at once', [null, null], at('23:00'), at('23:00')],
  ['outside them too', night, at('21:59'), at('21:59')],
  ['in the evening it waits for the morning', night, at('22:00'), at('07:30', '2026-11-21')],
  ['after midnight for the same morning', night, at('03:00'), at('07:30')],
  ['until the minute they end', night, at('07:30'), at('07:30')],
  ['at noon for the afternoon', noon, at('12:30'), at('14:00')],
] as const)('%s', ([, [from, to], now, expected]) => {
  expect(quietUntil(from, to, now)).toEqual(expected)
})

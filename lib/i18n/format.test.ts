import { expect, test } from 'vitest'
import { createFormat } from './format'

const zh = createFormat('zh-CN')
const en = createFormat('en')
const moment = new Date('2026-11-24T02:03:27Z')

test('a moment is told in the time of Shanghai, wherever the server stands', () => {
  expect(zh.dateTime(moment)).toBe('2026年11月24日 10:03')
  expect(en.dateTime(moment)).toBe('24 Nov 2026, 10:03')
  expect(zh.exact(moment)).toBe('2026年11月24日 10:03:27')
  expect(zh.longDate(moment)).toBe('2026年11月24日 星期二')
  expect(en.longDate(moment)).toBe('Tue, 24 Nov 2026')
})

test('an evening in Greenwich is the next day in Shanghai', () => {
  expect(zh.date('2026-12-31T18:00:00Z')).toBe('2027年1月1日')
  expect(zh.time('2026-12-31T16:00:00Z')).toBe('00:00')
})

test('the year is left out only while it is this year', () => {
  expect(zh.moment(moment, '2026-12-01T00:00:00Z')).toBe('11月24日 10:03')
  expect(zh.moment(moment, '2027-01-02T00:00:00Z')).toBe('2026年11月24日 10:03')
  expect(en.day(moment, moment)).toBe('24 Nov')
})

test('a billing month reads alike from its key and from a moment in it', () => {
  expect(zh.month('2026-11')).toBe('2026年11月')
  expect(zh.month(moment)).toBe('2026年11月')
  expect(en.month('2026-11')).toBe('Nov 2026')
})

test('money keeps every fen and a true minus', () => {
  expect(zh.money(123450)).toBe('¥1,234.50')
  expect(zh.money(-2968)).toBe('−¥29.68')
  expect(zh.money(0)).toBe('¥0.00')
  expect(zh.money(9_007_199_254_740_993_00n)).toBe('¥9,007,199,254,740,993.00')
})

test('a unit price keeps its places and drops idle zeros', () => {
  expect(zh.price('0.031200')).toBe('¥0.0312')
  expect(zh.price('1180')).toBe('¥1,180.00')
  expect(zh.price('-2.500000')).toBe('−¥2.50')
})

test('sizes grow through binary units', () => {
  expect(zh.bytes(0)).toBe('0 B')
  expect(zh.bytes(1536)).toBe('1.5 KiB')
  expect(zh.mib(16_384)).toBe('16 GiB')
  expect(zh.gib(4000)).toBe('4,000 GiB')
})

test('a duration says its two largest units', () => {
  expect(zh.duration(252)).toBe('4 分 12 秒')
  expect(en.duration(252)).toBe('4 min 12 s')
  expect(zh.duration(43 * 86_400 + 6 * 3600 + 59)).toBe('43 天 6 小时')
  expect(zh.duration(7200)).toBe('2 小时')
  expect(zh.duration(0)).toBe('0 秒')
})

test('a share is a percentage, and nothing is ever minus nought', () => {
  expect(zh.percent(0.874)).toBe('87%')
  expect(zh.percent(0.99981, 3)).toBe('99.981%')
  expect(zh.number(-0.001, 1)).toBe('0.0')
  expect(zh.number(1_234_567)).toBe('1,234,567')
})

test('facts stand in one line, what is missing leaves no gap', () => {
  expect(zh.facts('已核对', undefined, 0, '', '¥1.00')).toBe('已核对，0，¥1.00')
  expect(en.facts('checked', false, null, '¥1.00')).toBe('checked, ¥1.00')
})

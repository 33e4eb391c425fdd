import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonPasswords } from '@/lib/auth/common-passwords'
import { checkPassword, passwordExpired, passwordProfiles } from '@/lib/auth/password-profile'

const { mlps3, asvs } = passwordProfiles
const codes = (profile: typeof mlps3 | typeof asvs, password: string, words: string[] = []) =>
  checkPassword(profile, password, words).map(({ code }) => code.replace('auth.password', ''))

describe('等保三级', () => {
  test.each(['Chang-jiang-88', 'tR7#mz!Qp2xW', '西湖 Longjing 7杯'])('%s is accepted', (password) => {
    expect(codes(mlps3, password)).toEqual([])
  })

  test('asks for twelve characters of three classes', () => {
    expect(codes(mlps3, 'tR7#mz!Qp2x')).toEqual(['TooShort'])
    expect(codes(mlps3, 'onlylowercaseletters')).toEqual(['Classes'])
    expect(checkPassword(mlps3, 'short')).toContainEqual({
      code: 'auth.passwordTooShort',
      params: { min: 12 },
    })
  })

  test('expires after ninety days', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 0, day))
    expect(passwordExpired(mlps3, at(1), at(90))).toBe(false)
    expect(passwordExpired(mlps3, at(1), at(91))).toBe(true)
    expect(passwordExpired(asvs, at(1), at(4000))).toBe(false)
  })
})

describe('ASVS', () => {
  test('asks for length, not for composition', () => {
    expect(codes(asvs, 'correct horse battery')).toEqual([])
    expect(codes(asvs, '江南可采莲莲叶何田田鱼戏莲叶间')).toEqual([])
    expect(codes(asvs, 'tR7#mz!Qp2xWab')).toEqual(['TooShort'])
  })

  test('allows at least 64 characters and ends somewhere', () => {
    const phrase = 'a much longer sentence than anybody would ever want to type, and some more of it'
    expect(codes(asvs, phrase)).toEqual([])
    expect(codes(asvs, 'x'.repeat(1_000_000))).toEqual(['TooLong'])
  })
})

test.each([
  'Password@2026',
  'P@ssw0rd2026!!',
  'Qwertyuiop#1234',
  'Huawei@123456',
  '!!Woaini1314!!',
  'ADMINISTRATOR-1',
])('%s is common, however dressed up', (password) => expect(codes(mlps3, password)).toContain('Common'))

test.each([
  'aaaaaaaaaaaaaaa',
  'Ab1!Ab1!Ab1!Ab1!',
  'abcdefghijklmnop',
  '0987654321Ab!',
  '123456789012345',
  'Xy9Xy9Xy9Xy9X',
])('%s is a pattern', (password) => expect(codes(mlps3, password)).toContain('Pattern'))

test('words about the person or the place are found in any case and disguise', () => {
  const words = ['wang.xiaoling@hz.gov.cn', '杭州市大数据局', 'Zhengtong']
  expect(checkPassword(asvs, 'my Zh3ngt0ng secret', words)).toContainEqual({
    code: 'auth.passwordContext',
    params: { word: 'zhengtong' },
  })
  expect(codes(asvs, 'XIAOLING likes tea', words)).toEqual(['Context'])
  expect(codes(asvs, '我在杭州市大数据局上班已经有很多年', words)).toEqual(['Context'])
  expect(codes(asvs, 'the hz of a cn tone', words)).toEqual([])
})

test('control characters are refused', () => {
  expect(codes(asvs, 'correct horse\u0000battery')).toEqual(['Control'])
})

test('the list of common passwords is worth the name', () => {
  expect(commonPasswords.size).toBeGreaterThanOrEqual(1000)
  expect([...commonPasswords].every((word) => word === word.toLowerCase())).toBe(true)
})

test('no text whatever makes the check fail or wait', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.string()), (password, words) => {
      expect(Array.isArray(checkPassword(mlps3, password, words))).toBe(true)
    }),
  )
})

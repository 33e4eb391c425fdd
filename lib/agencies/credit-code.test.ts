import { expect, test } from 'vitest'
import {
  completeCreditCode,
  creditCodeProblem,
  isCreditCode,
  normaliseCreditCode,
} from '@/lib/agencies/credit-code'

const valid = [
  '914403001922038216',
  '9144030071526726XG',
  '91330100799655058B',
  '91110000802100433B',
  '11330000MB1A0001XC',
  '11330100MB1A00028H',
  '12330100MB1A000369',
  '11659001MB1A00044C',
]

test.each(valid)('%s is right', (code) => {
  expect(creditCodeProblem(code)).toBeNull()
  expect(completeCreditCode(code.slice(0, 16))).toBe(code)
})

test.each(valid)('changing any single character of %s is noticed', (code) => {
  for (let position = 0; position < code.length; position++) {
    for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-中') {
      if (character === code[position]) continue
      expect(isCreditCode(`${code.slice(0, position)}${character}${code.slice(position + 1)}`)).toBe(false)
    }
  }
})

test('a pasted code is put in order first', () => {
  expect(normaliseCreditCode(' 9144 0300 7152 6726 xg ')).toBe('9144030071526726XG')
  expect(isCreditCode('9144030071526726xg')).toBe(true)
})

test('the reason names what is wrong', () => {
  expect(creditCodeProblem('9144030019220382')).toBe('agencies.creditCodeLength')
  expect(creditCodeProblem('')).toBe('agencies.creditCodeLength')
  expect(creditCodeProblem('91440300I922038216')).toBe('agencies.creditCodeCharacters')
  expect(creditCodeProblem('91A403001922038216')).toBe('agencies.creditCodeDivision')
  expect(creditCodeProblem('914403001922038217')).toBe('agencies.creditCodeCheck')
})

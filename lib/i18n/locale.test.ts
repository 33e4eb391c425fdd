import { expect, test } from 'vitest'
import { chooseLocale } from './locale'

test('the reader’s own choice wins over the browser', () => {
  expect(chooseLocale('en', 'zh-CN,zh;q=0.9')).toBe('en')
})

test('without a choice the browser’s first language that we have is used', () => {
  expect(chooseLocale(undefined, 'fr,en-GB;q=0.8,zh;q=0.7')).toBe('en')
  expect(chooseLocale(undefined, 'en;q=0.5, zh-TW;q=0.9')).toBe('zh-CN')
  expect(chooseLocale(undefined, 'en;q=0, zh')).toBe('zh-CN')
})

test('Chinese when nothing is known, or the choice is not one of ours', () => {
  expect(chooseLocale(undefined, null)).toBe('zh-CN')
  expect(chooseLocale('de', 'fr')).toBe('zh-CN')
})

import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actionWords } from '@/lib/audit/action-words'
import en from '@/lib/audit/messages/en.json'
import zh from '@/lib/audit/messages/zh-CN.json'

const recorded = /recordAudit\(\s*\w+,\s*'(\w+)\.(\w+)'/g

type Words = {
  nouns: Record<string, string>
  verbs: Record<string, string>
  special: Record<string, Record<string, string>>
}

const hasWords = ({ nouns, verbs, special }: Words, noun: string, verb: string) =>
  verb in (special[noun] ?? {}) || (noun in nouns && verb in verbs)

test('every action that is recorded has words in both languages', () => {
  const wordless = new Set<string>()
  for (const file of globSync('lib/**/*.ts')) {
    if (file.endsWith('.test.ts')) continue
    for (const [, noun = '', verb = ''] of readFileSync(file, 'utf8').matchAll(recorded))
      for (const words of [zh, en]) if (!hasWords(words, noun, verb)) wordless.add(`${noun}.${verb}`)
  }
  expect([...wordless]).toEqual([])
})

test('an action without words is shown as it stands', () => {
  const t = Object.assign((key: string) => key, {
    has: (key: string) => key !== 'verbs.vanish' && !key.startsWith('special'),
  })
  expect(actionWords(t, 'order.vanish')).toBe('order.vanish')
  expect(actionWords(t, 'order.submit')).toBe('Phrase')
})

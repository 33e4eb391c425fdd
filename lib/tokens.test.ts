import { expect, test } from 'vitest'
import { hashToken, newToken, sameSecret } from '@/lib/tokens'

test('tokens are long, fit into a URL and do not repeat', () => {
  const tokens = new Set(Array.from({ length: 1000 }, () => newToken()))
  expect(tokens.size).toBe(1000)
  expect([...tokens].every((token) => /^[\w-]{43}$/.test(token))).toBe(true)
})

test('the hash is the published one', () => {
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('secrets are compared whole', () => {
  expect(sameSecret('correct', 'correct')).toBe(true)
  expect(sameSecret('correct', 'correcT')).toBe(false)
  expect(sameSecret('correct', 'correct ')).toBe(false)
  expect(sameSecret('', '')).toBe(true)
})

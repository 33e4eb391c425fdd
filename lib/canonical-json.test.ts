import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '@/lib/canonical-json'

test('the order of keys does not matter, the order of lists does', () => {
  expect(canonicalJson({ b: 1, a: [2, { d: null, c: true }] })).toBe('{"a":[2,{"c":true,"d":null}],"b":1}')
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
})

test('money, times and gaps have one form', () => {
  const at = new Date('2026-01-31T16:00:00Z')
  expect(canonicalJson({ fen: 123n, at, gone: undefined })).toBe(
    '{"at":"2026-01-31T16:00:00.000Z","fen":"123"}',
  )
})

test('a value read back from jsonb hashes as it did before', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(
        canonicalJson(JSON.parse(canonicalJson(value))),
      )
    }),
  )
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol('s'), new Map()])('%s is refused', (value) =>
  expect(() => canonicalJson({ value })).toThrow(TypeError),
)

import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openSecret, sealSecret } from '@/lib/secret-box'

const key = randomBytes(32)

test.each(['', 'JBSWY3DPEHPK3PXP', '密钥🔑'])('%j opens again with its key and context', (plain) => {
  expect(openSecret(sealSecret(plain, key, 'totp:1'), key, 'totp:1')).toBe(plain)
})

test('the same secret never looks the same twice', () => {
  expect(sealSecret('a', key)).not.toBe(sealSecret('a', key))
})

test('another key, another row or a changed bit does not open', () => {
  const sealed = sealSecret('seed', key, 'totp:1')
  const parts = sealed.split('.')
  const flip = (index: number) => {
    const bytes = Buffer.from(parts[index] ?? '', 'base64url')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    return parts.with(index, bytes.toString('base64url')).join('.')
  }
  expect(() => openSecret(sealed, randomBytes(32), 'totp:1')).toThrow()
  expect(() => openSecret(sealed, key, 'totp:2')).toThrow()
  for (const index of [1, 2, 3]) expect(() => openSecret(flip(index), key, 'totp:1')).toThrow()
  expect(() => openSecret('seed', key)).toThrow('not a sealed secret')
  expect(() => openSecret(`${sealed}.x`, key)).toThrow('not a sealed secret')
})

test('a short authentication tag is refused', () => {
  const [form, nonce, tag = '', body] = sealSecret('seed', key).split('.')
  const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url')
  expect(() => openSecret([form, nonce, short, body].join('.'), key)).toThrow()
})

import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSshKey } from '@/lib/compute/ssh-key'

const field = (bytes: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
const lineOf = (type: string, ...fields: Buffer[]) =>
  `${type} ${Buffer.concat([Buffer.from(type), ...fields].map(field)).toString('base64')}`
const ed25519 = lineOf('ssh-ed25519', Buffer.alloc(32, 7))

function rsa(bits: number): string {
  const { n = '', e = '' } = generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({
    format: 'jwk',
  })
  return lineOf(
    'ssh-rsa',
    Buffer.from(e, 'base64url'),
    Buffer.concat([Buffer.alloc(1), Buffer.from(n, 'base64url')]),
  )
}

describe('reading an SSH public key', () => {
  test('keeps type and key, drops the comment, computes the fingerprint ssh shows', () => {
    expect(readSshKey(`  ${ed25519} shen@laptop\n`)).toMatchObject({
      type: 'ssh-ed25519',
      publicKey: ed25519,
      fingerprint: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/),
    })
  })

  test('knows the NIST curves', () => {
    const p256 = lineOf('ecdsa-sha2-nistp256', Buffer.from('nistp256'), Buffer.alloc(65, 4))
    expect(readSshKey(p256)).toMatchObject({ type: 'ecdsa-sha2-nistp256' })
    const other = lineOf('ecdsa-sha2-nistp256', Buffer.from('nistp384'), Buffer.alloc(65, 4))
    expect(readSshKey(other)).toEqual({ problem: 'compute.keyFormat' })
  })

  test('takes RSA of 3072 bits, and no less', () => {
    expect(readSshKey(rsa(3072))).toMatchObject({ type: 'ssh-rsa' })
    expect(readSshKey(rsa(2048))).toEqual({ problem: 'compute.keyWeak' })
  })

  test('says at once that a private key must not be pasted', () => {
    expect(readSshKey('-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz')).toEqual({
      problem: 'compute.keyPrivate',
    })
  })

  test.each([
    '',
    'ssh-ed25519',
    'ssh-ed25519 AAAA',
    `${ed25519}\n${ed25519}`,
    ed25519.replace('ssh-ed25519', 'ssh-rsa'),
    lineOf('ssh-ed25519', Buffer.alloc(31)),
    lineOf('ssh-ed25519', Buffer.alloc(32), Buffer.alloc(4)),
    lineOf('ssh-dss', Buffer.alloc(20)),
    `command="rm" ${ed25519}`,
    '=cmd|calc',
  ])('%j is not one', (typed) => {
    expect(readSshKey(typed)).toEqual({ problem: 'compute.keyFormat' })
  })
})

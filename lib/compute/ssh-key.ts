import { createHash, createPublicKey } from 'node:crypto'
import type { ErrorCode } from '@/lib/errors'

export type SshKey = { type: string; publicKey: string; fingerprint: string }

const types: Record<string, number> = {
  'ssh-ed25519': 32,
  'ecdsa-sha2-nistp256': 65,
  'ecdsa-sha2-nistp384': 97,
  'ecdsa-sha2-nistp521': 133,
}

/**
 * Reads one line of an OpenSSH public key (RFC 4253, 6.6): its type again inside the blob, every field whole.
 * The comment, which often names a person, is not kept.
 */
export function readSshKey(typed: string): SshKey | { problem: ErrorCode } {
  if (/PRIVATE KEY/.test(typed)) return { problem: 'compute.keyPrivate' }
  const [type = '', blob = ''] = typed.trim().split(/[ \t]+/)
  if (/[\r\n]/.test(typed.trim()) || !/^[A-Za-z0-9+/]+={0,2}$/.test(blob))
    return { problem: 'compute.keyFormat' }
  const bytes = Buffer.from(blob, 'base64')
  const fields = readFields(bytes)
  if (!fields || fields[0]?.toString() !== type) return { problem: 'compute.keyFormat' }
  const problem = type === 'ssh-rsa' ? rsaProblem(fields) : curveProblem(type, fields)
  if (problem) return { problem }
  const fingerprint = `SHA256:${createHash('sha256').update(bytes).digest('base64').replace(/=+$/, '')}`
  return { type, publicKey: `${type} ${blob}`, fingerprint }
}

function curveProblem(type: string, fields: Buffer[]): ErrorCode | null {
  const point = fields.at(-1)
  const parts = type === 'ssh-ed25519' ? 2 : 3
  if (fields.length !== parts || point?.length !== types[type]) return 'compute.keyFormat'
  if (type === 'ssh-ed25519') return null
  return fields[1]?.toString() === type.slice('ecdsa-sha2-'.length) ? null : 'compute.keyFormat'
}

function rsaProblem([, exponent, modulus, ...rest]: Buffer[]): ErrorCode | null {
  if (!exponent || !modulus || rest.length > 0) return 'compute.keyFormat'
  try {
    const jwk = {
      kty: 'RSA',
      e: unsigned(exponent).toString('base64url'),
      n: unsigned(modulus).toString('base64url'),
    }
    const { modulusLength = 0 } = createPublicKey({ key: jwk, format: 'jwk' }).asymmetricKeyDetails ?? {}
    return modulusLength >= 3072 ? null : 'compute.keyWeak'
  } catch {
    return 'compute.keyFormat'
  }
}

const unsigned = (bytes: Buffer): Buffer => (bytes[0] === 0 ? bytes.subarray(1) : bytes)

/** Length-prefixed fields; null when the last one is cut off or something follows. */
function readFields(bytes: Buffer): Buffer[] | null {
  const fields: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length) return null
    const end = at + 4 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    fields.push(bytes.subarray(at + 4, end))
    at = end
  }
  return fields
}

import { createPrivateKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import type { ChainHead } from '@/lib/audit/chain'
import { canonicalJson } from '@/lib/canonical-json'

/** The head of the audit chain at the end of a day ('YYYY-MM-DD'), signed with Ed25519. */
export type Anchor = ChainHead & { day: string }

/** PKCS #8 frame of an Ed25519 private key, before its 32 bytes (RFC 8410). */
const pkcs8Frame = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The signing key that belongs to the audit key, so that a deployment keeps one secret instead of two. */
export function anchorKeyFrom(auditKey: Buffer): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', auditKey, '', 'audit-anchor', 32))
  return createPrivateKey({ key: Buffer.concat([pkcs8Frame, seed]), format: 'der', type: 'pkcs8' })
}

export function signAnchor(privateKey: KeyObject, anchor: Anchor): string {
  return sign(null, message(anchor), privateKey).toString('base64url')
}

export function verifyAnchor(publicKey: KeyObject, anchor: Anchor, signature: string): boolean {
  return verify(null, message(anchor), publicKey, Buffer.from(signature, 'base64url'))
}

const message = ({ day, seq, hash }: Anchor) =>
  Buffer.from(`audit-anchor\n${canonicalJson({ day, hash, seq })}`)

import { type KeyObject, sign, verify } from 'node:crypto'
import type { ChainHead } from '@/lib/audit/chain'
import { canonicalJson } from '@/lib/canonical-json'

/** The head of the audit chain at the end of a day ('YYYY-MM-DD'), signed with Ed25519. */
export type Anchor = ChainHead & { day: string }

export function signAnchor(privateKey: KeyObject, anchor: Anchor): string {
  return sign(null, message(anchor), privateKey).toString('base64url')
}

export function verifyAnchor(publicKey: KeyObject, anchor: Anchor, signature: string): boolean {
  return verify(null, message(anchor), publicKey, Buffer.from(signature, 'base64url'))
}

const message = ({ day, seq, hash }: Anchor) =>
  Buffer.from(`audit-anchor\n${canonicalJson({ day, hash, seq })}`)

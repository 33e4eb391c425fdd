import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A random secret for links, sessions and API tokens: 32 bytes, base64url, 43 characters. */
export const newToken = (bytes = 32) => randomBytes(bytes).toString('base64url')

/** What is kept of a token. A random token needs no slow hash; a password does. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

/** Compares without telling by time where two secrets differ, or how long they are. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

import { Secret, TOTP } from 'otpauth'
import { env } from '@/lib/env'
import { openSecret, sealSecret } from '@/lib/secret-box'

const period = 30
const boxKey = () => Buffer.from(env.FIELD_ENCRYPTION_KEY, 'base64')
const contextOf = (personId: string) => `totp:${personId}`

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: '政通', label, secret: Secret.fromBase32(secret), period, digits: 6, algorithm: 'SHA1' })

export const newSecret = (): string => new Secret({ size: 20 }).base32
export const sealFactor = (secret: string, personId: string) =>
  sealSecret(secret, boxKey(), contextOf(personId))
export const openFactor = (box: string, personId: string) => openSecret(box, boxKey(), contextOf(personId))

/** What the authenticator app reads from the QR code. */
export const enrolmentUri = (secret: string, account: string): string => totpOf(secret, account).toString()

export const codeNow = (secret: string): string => totpOf(secret).generate()

/** The time step a code belongs to, one step early or late allowed; null: a wrong one, or one used before. */
export function acceptedStep(
  secret: string,
  code: string,
  lastStep: number | null,
  at = Date.now(),
): number | null {
  const delta = totpOf(secret).validate({ token: code, window: 1, timestamp: at })
  if (delta === null) return null
  const step = Math.floor(at / 1000 / period) + delta
  return lastStep !== null && step <= lastStep ? null : step
}
